namespace Tenantry.Architecture.Tests;

// Pairs of types that differ in one detail of their public API. They and the containing type are public, because only public types are
// printed.
#pragma warning disable CA1034, CA1720, CA1822, CA1045, CA1021, CA1024, CS1591, S2326
public static class Changes
{
    public sealed class TextParameter { public void Set(string key) => _ = key; }

    public sealed class NullableTextParameter { public void Set(string? key) => _ = key; }

    public sealed class TextResult { public string Get() => ""; }

    public sealed class NullableTextResult { public string? Get() => ""; }

    public sealed class ListOfText { public IReadOnlyList<string> Items => []; }

    public sealed class ListOfNullableText { public IReadOnlyList<string?> Items => []; }

    public sealed class DefaultOfFive { public string? Find(string? key = null, int limit = 5) => $"{key}{limit}"; }

    public sealed class DefaultOfSix { public string? Find(string? key = null, int limit = 6) => $"{key}{limit}"; }

    public sealed class NamedCount { public void Take(int count) => _ = count; }

    public sealed class NamedLimit { public void Take(int limit) => _ = limit; }

    public sealed class ByReference { public void Read(ref int value) => value++; }

    public sealed class ByOut { public void Read(out int value) => value = 0; }

    public sealed class AnyType<TItem>;

    public sealed class ReferenceType<TItem>
        where TItem : class;

    public sealed class Settable { public int Size { get; set; } }

    public sealed class InitOnly { public int Size { get; init; } }

    public sealed class RequiredSettable { public required int Size { get; set; } }

    public sealed class Current { public void Run() => GC.KeepAlive(this); }

    public sealed class Old
    {
        [Obsolete("Use Start.")]
        public void Run() => GC.KeepAlive(this);
    }

    public static class ConstantOfOne { public const int Size = 1; }

    public static class ConstantOfTwo { public const int Size = 2; }
}
