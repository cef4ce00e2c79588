using System.Runtime.CompilerServices;
using MathNet.Numerics;

namespace XunitTests;

static class SingleThread
{
    // MathNet spreads products over threads unless told otherwise, which makes small ones several times slower.
    [ModuleInitializer]
    internal static void Use() => Control.UseSingleThread();
}
