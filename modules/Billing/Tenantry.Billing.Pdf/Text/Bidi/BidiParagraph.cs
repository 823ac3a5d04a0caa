namespace Tenantry.Billing.Pdf.Text.Bidi;

/// <summary>
/// Resolves the embedding levels of a paragraph by the Unicode Bidirectional Algorithm (UAX #9, Unicode 15.0), all rules: explicit
/// embeddings, overrides and isolates (X1-X10), weak and neutral types with paired brackets (W1-W7, N0-N2), implicit levels (I1-I2), lines
/// (L1-L2).
/// </summary>
internal sealed class BidiParagraph
{
    private readonly BidiClass[] _classes;
    private readonly byte[] _levels;

    /// <summary>Resolves the levels of a paragraph.</summary>
    /// <param name="codePoints">The paragraph.</param>
    /// <param name="baseLevel">0 for left to right, 1 for right to left; <see langword="null"/> to use the first strong character (P2,
    /// P3).</param>
    public BidiParagraph(ReadOnlySpan<int> codePoints, byte? baseLevel = null)
        : this([.. codePoints.ToArray().Select(BidiData.ClassOf)], codePoints, baseLevel)
    {
    }

    /// <summary>Resolves the levels of characters given by their types. Code points are needed for brackets only.</summary>
    public BidiParagraph(BidiClass[] classes, ReadOnlySpan<int> codePoints, byte? baseLevel)
    {
        _classes = classes;
        var isolates = new Isolates(classes);
        BaseLevel = baseLevel ?? isolates.FirstStrongLevel(0, classes.Length) ?? 0;
        var types = (BidiClass[])classes.Clone();
        _levels = ExplicitLevels.Resolve(types, isolates, BaseLevel);
        // All sequences are listed before the first is resolved, because the bounds of a sequence depend on the explicit levels of its
        // neighbors.
        foreach (var sequence in IsolatingRunSequence.All(classes, types, _levels, isolates, BaseLevel).ToList())
        {
            sequence.ResolveWeak();
            BracketPairs.Resolve(sequence, codePoints);
            sequence.ResolveNeutral();
            sequence.ResolveImplicit(_levels);
        }

        // A removed character at another level would split a run.
        for (var at = 0; at < classes.Length; at++)
        {
            if (classes[at].IsRemoved())
            {
                _levels[at] = at == 0 ? BaseLevel : _levels[at - 1];
            }
        }
    }

    /// <summary>Gets the level of the paragraph: 0 for left to right, 1 for right to left.</summary>
    public byte BaseLevel { get; }

    /// <summary>Gets the levels of a line of the paragraph (L1).</summary>
    public byte[] LineLevels(int start, int end)
    {
        var levels = _levels[start..end];
        var isTrailing = true;
        for (var at = end - 1; at >= start; at--)
        {
            var type = _classes[at];
            var isSeparator = type is BidiClass.S or BidiClass.B;
            var isBlank = type is BidiClass.WS or BidiClass.PDI || type.IsIsolateInitiator() || type.IsRemoved();
            isTrailing = isSeparator || (isTrailing && isBlank);
            if (isTrailing)
            {
                levels[at - start] = BaseLevel;
            }
        }

        return levels;
    }

    /// <summary>Gets the indices of a line's characters from left to right (L2).</summary>
    public static int[] VisualOrder(ReadOnlySpan<byte> levels)
    {
        var order = Enumerable.Range(0, levels.Length).ToArray();
        var (highest, lowestOdd) = (0, 255);
        foreach (var level in levels)
        {
            highest = Math.Max(highest, level);
            lowestOdd = level % 2 == 1 ? Math.Min(lowestOdd, level) : lowestOdd;
        }

        for (var level = highest; level >= lowestOdd; level--)
        {
            for (var start = 0; start < levels.Length; start++)
            {
                var end = start;
                while (end < levels.Length && levels[end] >= level)
                {
                    end++;
                }

                if (end > start)
                {
                    Array.Reverse(order, start, end - start);
                    start = end;
                }
            }
        }

        return order;
    }
}
