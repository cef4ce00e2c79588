using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace GradientTesting.Conventions.Tests.Api;

/// <summary>Everything in an assembly that somebody else's code can name, a line each, in a stable order. Read and not loaded.</summary>
sealed class PublicApi(MetadataReader reader)
{
    readonly TypeNames names = new();

    internal static string Of(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var api = new PublicApi(file.GetMetadataReader());
        return string.Concat(api.Types().Order(StringComparer.Ordinal));
    }

    IEnumerable<string> Types() =>
        from handle in reader.TypeDefinitions
        where IsVisible(handle)
        select Type(handle);

    // What the compiler made for extension members lies in types that nobody can name.
    bool IsVisible(TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        return !reader.GetString(type.Name).StartsWith('<') && (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem => IsVisible(type.GetDeclaringType()),
            _ => false,
        };
    }

    string Type(TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var generics = new GenericNames(Parameters(type.GetGenericParameters()), []);
        string[] bases =
        [
            .. type.BaseType.IsNil ? Array.Empty<string>() : [Name(type.BaseType, generics)],
            .. type.GetInterfaceImplementations().Select(i => Name(reader.GetInterfaceImplementation(i).Interface, generics)).Order(StringComparer.Ordinal),
        ];
        var methods = type.GetMethods().Select(method => Method(method, generics)).OfType<string>();
        var properties = type.GetProperties().Select(property => Property(property, generics)).OfType<string>();
        var fields = type.GetFields().Select(field => Field(field, generics)).OfType<string>();
        var members = fields.Concat(properties).Concat(methods).Order(StringComparer.Ordinal).Select(member => $"    {member}\n");
        var title = names.GetTypeFromDefinition(reader, handle, 0) + Angled(generics.OfType);
        return $"{title} : {string.Join(", ", [Kind(type.Attributes), .. bases])}\n{string.Concat(members)}";
    }

    static string Kind(TypeAttributes attributes) =>
        attributes.HasFlag(TypeAttributes.Interface) ? "interface"
        : attributes.HasFlag(TypeAttributes.Abstract | TypeAttributes.Sealed) ? "static"
        : attributes.HasFlag(TypeAttributes.Abstract) ? "abstract"
        : attributes.HasFlag(TypeAttributes.Sealed) ? "sealed" : "open";

    string? Method(MethodDefinitionHandle handle, GenericNames ofType)
    {
        var method = reader.GetMethodDefinition(handle);
        var name = reader.GetString(method.Name);
        var isAccessor = method.Attributes.HasFlag(MethodAttributes.SpecialName) && !name.StartsWith("op_", StringComparison.Ordinal) && name != ".ctor";
        if (!IsVisible(method.Attributes) || isAccessor)
        {
            return null;
        }

        var generics = ofType with { OfMethod = Parameters(method.GetGenericParameters()) };
        var signature = method.DecodeSignature(names, generics);
        var parameters = method.GetParameters().Select(reader.GetParameter).Where(parameter => parameter.SequenceNumber > 0)
            .Select(parameter => $"{signature.ParameterTypes[parameter.SequenceNumber - 1]} {reader.GetString(parameter.Name)}{(parameter.Attributes.HasFlag(ParameterAttributes.Optional) ? " = …" : "")}");
        return $"{name}{Angled(generics.OfMethod)}({string.Join(", ", parameters)}) : {Modifiers(method.Attributes)}{signature.ReturnType}";
    }

    string? Property(PropertyDefinitionHandle handle, GenericNames generics)
    {
        var property = reader.GetPropertyDefinition(handle);
        var (getter, setter) = (Visible(property.GetAccessors().Getter), Visible(property.GetAccessors().Setter));
        if ((getter ?? setter) is not { } accessor)
        {
            return null;
        }

        var set = setter is not { } method ? ""
            : method.DecodeSignature(names, generics).ReturnType.EndsWith(TypeNames.Init, StringComparison.Ordinal) ? " init;" : " set;";
        var signature = property.DecodeSignature(names, generics);
        var index = signature.ParameterTypes.Length > 0 ? $"[{string.Join(", ", signature.ParameterTypes)}]" : "";
        return $"{reader.GetString(property.Name)}{index} : {Modifiers(accessor.Attributes)}{signature.ReturnType} {{{(getter is null ? "" : " get;")}{set} }}";
    }

    string? Field(FieldDefinitionHandle handle, GenericNames generics)
    {
        var field = reader.GetFieldDefinition(handle);
        var access = field.Attributes & FieldAttributes.FieldAccessMask;
        if (access is not (FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem) || field.Attributes.HasFlag(FieldAttributes.SpecialName))
        {
            return null;
        }

        var value = field.GetDefaultValue() is { IsNil: false } constant ? reader.GetConstant(constant) : default(Constant?);
        var text = value is { TypeCode: ConstantTypeCode.Int32 } number ? FormattableString.Invariant($" = {reader.GetBlobReader(number.Value).ReadInt32()}") : "";
        return $"{reader.GetString(field.Name)} : {field.DecodeSignature(names, generics)}{text}";
    }

    MethodDefinition? Visible(MethodDefinitionHandle handle) =>
        handle.IsNil || !IsVisible(reader.GetMethodDefinition(handle).Attributes) ? null : reader.GetMethodDefinition(handle);

    static bool IsVisible(MethodAttributes attributes) =>
        (attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    static string Modifiers(MethodAttributes attributes) =>
        ((attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public ? "" : "protected ") +
        (attributes.HasFlag(MethodAttributes.Static) ? "static " : "") +
        (attributes.HasFlag(MethodAttributes.Virtual) && !attributes.HasFlag(MethodAttributes.Final) ? "virtual " : "");

    string Name(EntityHandle type, GenericNames generics) => type.Kind switch
    {
        HandleKind.TypeDefinition => names.GetTypeFromDefinition(reader, (TypeDefinitionHandle)type, 0),
        HandleKind.TypeReference => names.GetTypeFromReference(reader, (TypeReferenceHandle)type, 0),
        _ => names.GetTypeFromSpecification(reader, generics, (TypeSpecificationHandle)type, 0),
    };

    string[] Parameters(GenericParameterHandleCollection parameters) =>
        [.. parameters.Select(parameter => reader.GetString(reader.GetGenericParameter(parameter).Name))];

    static string Angled(string[] parameters) => parameters.Length == 0 ? "" : $"<{string.Join(", ", parameters)}>";
}
