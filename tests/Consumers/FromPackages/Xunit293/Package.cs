using System.Buffers.Binary;
using System.IO.Compression;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace Acme.Flowers.Tests;

/// <summary>A package as <c>dotnet pack</c> has left it in artifacts/packages, of the version that this project installs.</summary>
sealed class Package : IDisposable
{
    // The kind of debug information that says where sources are: "Source Link" in the format of portable symbols.
    static readonly Guid sourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    static readonly string[] version = typeof(GradientRun).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+');

    readonly ZipArchive archive;
    readonly XDocument specification;

    Package(string id)
    {
        archive = ZipFile.OpenRead(Path.Combine(Repository, "artifacts", "packages", $"{id}.{Version}.nupkg"));
        specification = XDocument.Parse(Text($"{id}.nuspec"));
    }

    public static string Repository { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../../.."));

    public static string Version => version[0];

    public static string Commit => version[1];

    public static Package Open(string id) => new(id);

    /// <summary>All files but those that the format of packages asks for.</summary>
    public IEnumerable<string> Files => archive.Entries.Select(entry => entry.FullName)
        .Where(name => !name.StartsWith("_rels/") && !name.StartsWith("package/") && !name.EndsWith(".nuspec") && name != "[Content_Types].xml")
        .Order(StringComparer.Ordinal);

    /// <summary>Its dependencies, for each target framework.</summary>
    public IEnumerable<IEnumerable<string>> Dependencies =>
        specification.Descendants().Where(element => element.Name.LocalName == "group").Select(group =>
            group.Elements().Select(dependency => $"{dependency.Attribute("id")!.Value} {dependency.Attribute("version")!.Value}"));

    public void Dispose() => archive.Dispose();

    /// <summary>What the .nuspec says of the package.</summary>
    public XElement Said(string name) => specification.Descendants().Single(element => element.Name.LocalName == name);

    public byte[] Bytes(string file)
    {
        using var content = new MemoryStream();
        using var compressed = archive.GetEntry(file)!.Open();
        compressed.CopyTo(content);
        return content.ToArray();
    }

    public string Text(string file) => new StreamReader(new MemoryStream(Bytes(file))).ReadToEnd();

    /// <summary>Width and height of a picture.</summary>
    public (int Width, int Height) Size(string png)
    {
        var bytes = Bytes(png);
        return Encoding.Latin1.GetString(bytes, 1, 3) == "PNG"
            ? (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)))
            : throw new InvalidDataException($"{png} is no PNG.");
    }

    /// <summary>The names in the symbols' list of sources, and where each of them can be found.</summary>
    public (IReadOnlyList<string> Sources, IReadOnlyDictionary<string, string> Links) Symbols(string assembly)
    {
        using var file = new PEReader(new MemoryStream(Bytes(assembly)));
        var entries = file.ReadDebugDirectory();
        if (!entries.Any(entry => entry.Type == DebugDirectoryEntryType.Reproducible))
        {
            throw new InvalidDataException($"{assembly} was not built to come out the same everywhere.");
        }

        using var symbols = file.ReadEmbeddedPortablePdbDebugDirectoryData(
            entries.Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb));
        var reader = symbols.GetMetadataReader();
        var links = reader.GetCustomDebugInformation(EntityHandle.ModuleDefinition).Select(reader.GetCustomDebugInformation)
            .Single(information => reader.GetGuid(information.Kind) == sourceLink);
        return (
            [.. reader.Documents.Select(document => reader.GetString(reader.GetDocument(document).Name))],
            JsonDocument.Parse(reader.GetBlobBytes(links.Value)).RootElement.GetProperty("documents")
                .Deserialize<Dictionary<string, string>>()!);
    }

    /// <summary>The types that users can name, and the names of what they can use of them, as documentation writes them.</summary>
    public (IReadOnlySet<string> Types, IReadOnlySet<string> Members) Public(string assembly)
    {
        using var file = new PEReader(new MemoryStream(Bytes(assembly)));
        var reader = file.GetMetadataReader();
        var visible = reader.TypeDefinitions.Where(handle => IsVisible(reader, handle)).ToArray();
        return (
            visible.Select(handle => Name(reader, handle)).Where(name => !name.Contains('<')).ToHashSet(),
            visible.SelectMany(handle => Members(reader, handle).Select(member => $"{Name(reader, handle)}.{member}")).ToHashSet());
    }

    static IEnumerable<string> Members(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var methods = type.GetMethods().Where(method => IsVisible(reader.GetMethodDefinition(method).Attributes)).ToHashSet();
        var fields = type.GetFields().Select(reader.GetFieldDefinition).Where(field => IsVisible((MethodAttributes)field.Attributes));
        var properties = type.GetProperties().Select(reader.GetPropertyDefinition)
            .Where(property => methods.Contains(property.GetAccessors().Getter) || methods.Contains(property.GetAccessors().Setter));
        return methods.Select(method => reader.GetString(reader.GetMethodDefinition(method).Name).Replace('.', '#'))
            .Concat(fields.Select(field => reader.GetString(field.Name)))
            .Concat(properties.Select(property => reader.GetString(property.Name)));
    }

    static bool IsVisible(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        return (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem => IsVisible(reader, type.GetDeclaringType()),
            _ => false,
        };
    }

    // The bits of a field are those of a method.
    static bool IsVisible(MethodAttributes attributes) =>
        (attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    static string Name(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var (space, name) = (reader.GetString(type.Namespace), reader.GetString(type.Name));
        return type.GetDeclaringType() is { IsNil: false } outer ? $"{Name(reader, outer)}.{name}" : space.Length == 0 ? name : $"{space}.{name}";
    }
}
