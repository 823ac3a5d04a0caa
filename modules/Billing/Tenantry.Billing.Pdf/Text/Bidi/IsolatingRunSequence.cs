namespace Tenantry.Billing.Pdf.Text.Bidi;

/// <summary>Represents an isolating run sequence (BD13, X10), whose weak, neutral and implicit types are resolved together.</summary>
internal sealed class IsolatingRunSequence
{
    private readonly BidiClass _start;
    private readonly BidiClass _end;

    private IsolatingRunSequence(int[] indices, BidiClass[] original, BidiClass[] types, byte level, BidiClass start, BidiClass end)
    {
        (Indices, Level, _start, _end) = (indices, level, start, end);
        Original = [.. indices.Select(at => original[at])];
        Types = [.. indices.Select(at => types[at])];
    }

    /// <summary>Gets the positions of the sequence's characters in the paragraph.</summary>
    public int[] Indices { get; }

    /// <summary>Gets the types before any rule.</summary>
    public BidiClass[] Original { get; }

    /// <summary>Gets the types as the rules change them.</summary>
    public BidiClass[] Types { get; }

    public byte Level { get; }

    public BidiClass Direction => Level % 2 == 1 ? BidiClass.R : BidiClass.L;

    /// <summary>Gets the type before a position. Before the first position it is the start-of-sequence type (sos).</summary>
    public BidiClass Before(int at) => at == 0 ? _start : Types[at - 1];

    /// <summary>Splits a paragraph into its sequences.</summary>
    public static IEnumerable<IsolatingRunSequence> All(
        BidiClass[] original, BidiClass[] types, byte[] levels, Isolates isolates, byte baseLevel)
    {
        var retained = Enumerable.Range(0, original.Length).Where(at => !original[at].IsRemoved()).ToArray();
        var runs = LevelRuns(retained, levels);
        var runOfFirst = runs.ToDictionary(run => run[0]);
        foreach (var first in runs.Where(run => original[run[0]] != BidiClass.PDI || isolates.PartnerOf(run[0]) < 0))
        {
            var indices = new List<int>(first);
            while (original[indices[^1]].IsIsolateInitiator()
                && isolates.PartnerOf(indices[^1]) is >= 0 and var next && runOfFirst.TryGetValue(next, out var run))
            {
                indices.AddRange(run);
            }

            var level = levels[indices[0]];
            var before = Array.BinarySearch(retained, indices[0]) is > 0 and var position ? levels[retained[position - 1]] : baseLevel;
            var isOpen = original[indices[^1]].IsIsolateInitiator();
            var following = Array.BinarySearch(retained, indices[^1]) + 1;
            var after = !isOpen && following < retained.Length ? levels[retained[following]] : baseLevel;
            yield return new([.. indices], original, types, level, Of(Math.Max(level, before)), Of(Math.Max(level, after)));
        }

        static BidiClass Of(byte level) => level % 2 == 1 ? BidiClass.R : BidiClass.L;
    }

    /// <summary>Resolves weak types (W1-W7).</summary>
    public void ResolveWeak()
    {
        for (var at = 0; at < Types.Length; at++)
        {
            if (Types[at] == BidiClass.NSM)
            {
                var before = Before(at);
                Types[at] = at > 0 && (before == BidiClass.PDI || before.IsIsolateInitiator()) ? BidiClass.ON : before;
            }
        }

        ReplaceNumbersAfter(BidiClass.AL, BidiClass.AN);
        Replace(type => type == BidiClass.AL, BidiClass.R);
        for (var at = 1; at < Types.Length - 1; at++)
        {
            var (before, type, after) = (Types[at - 1], Types[at], Types[at + 1]);
            var joins = type == BidiClass.CS ? before is BidiClass.EN or BidiClass.AN : type == BidiClass.ES && before == BidiClass.EN;
            if (joins && before == after)
            {
                Types[at] = before;
            }
        }

        for (var at = 0; at < Types.Length; at++)
        {
            var end = EndOf(at, type => type == BidiClass.ET);
            if (end > at)
            {
                if (Before(at) == BidiClass.EN || (end < Types.Length && Types[end] == BidiClass.EN))
                {
                    Array.Fill(Types, BidiClass.EN, at, end - at);
                }

                at = end - 1;
            }
        }

        Replace(type => type is BidiClass.ES or BidiClass.ET or BidiClass.CS, BidiClass.ON);
        ReplaceNumbersAfter(BidiClass.L, BidiClass.L);
    }

    /// <summary>Resolves neutral types (N1, N2).</summary>
    public void ResolveNeutral()
    {
        for (var at = 0; at < Types.Length; at++)
        {
            var end = EndOf(at, BidiClassGroups.IsNeutral);
            if (end > at)
            {
                var (before, after) = (Before(at).Direction(), (end < Types.Length ? Types[end] : _end).Direction());
                Array.Fill(Types, before == after ? before!.Value : Direction, at, end - at);
                at = end - 1;
            }
        }
    }

    /// <summary>Resolves implicit levels (I1, I2).</summary>
    public void ResolveImplicit(byte[] levels)
    {
        for (var at = 0; at < Types.Length; at++)
        {
            levels[Indices[at]] += (byte)(Level % 2 == 0
                ? Types[at] switch { BidiClass.R => 1, BidiClass.AN or BidiClass.EN => 2, _ => 0 }
                : Types[at] switch { BidiClass.L or BidiClass.AN or BidiClass.EN => 1, _ => 0 });
        }
    }

    // W2 and W7: a European number takes its type from the strong character before it.
    private void ReplaceNumbersAfter(BidiClass strong, BidiClass with)
    {
        var last = _start;
        for (var at = 0; at < Types.Length; at++)
        {
            last = Types[at] is BidiClass.L or BidiClass.R or BidiClass.AL ? Types[at] : last;
            if (Types[at] == BidiClass.EN && last == strong)
            {
                Types[at] = with;
            }
        }
    }

    private void Replace(Func<BidiClass, bool> predicate, BidiClass with)
    {
        for (var at = 0; at < Types.Length; at++)
        {
            Types[at] = predicate(Types[at]) ? with : Types[at];
        }
    }

    private int EndOf(int start, Func<BidiClass, bool> predicate)
    {
        var end = start;
        while (end < Types.Length && predicate(Types[end]))
        {
            end++;
        }

        return end;
    }

    private static List<int[]> LevelRuns(int[] indices, byte[] levels)
    {
        var runs = new List<int[]>();
        for (var start = 0; start < indices.Length;)
        {
            var end = start + 1;
            while (end < indices.Length && levels[indices[end]] == levels[indices[start]])
            {
                end++;
            }

            runs.Add(indices[start..end]);
            start = end;
        }

        return runs;
    }
}
