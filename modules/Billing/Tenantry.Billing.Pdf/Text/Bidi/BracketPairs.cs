namespace Tenantry.Billing.Pdf.Text.Bidi;

/// <summary>Resolves paired brackets (BD16, N0): both take the direction of the text they enclose.</summary>
internal static class BracketPairs
{
    private const int MaxOpen = 63;

    public static void Resolve(IsolatingRunSequence sequence, ReadOnlySpan<int> codePoints)
    {
        if (codePoints.IsEmpty)
        {
            return;
        }

        foreach (var (open, close) in Find(sequence, codePoints))
        {
            if (DirectionOf(sequence, open, close) is { } direction)
            {
                Set(sequence, open, direction);
                Set(sequence, close, direction);
            }
        }
    }

    private static List<(int Open, int Close)> Find(IsolatingRunSequence sequence, ReadOnlySpan<int> codePoints)
    {
        var (pairs, open) = (new List<(int, int)>(), new List<(int Partner, int At)>());
        for (var at = 0; at < sequence.Types.Length; at++)
        {
            if (sequence.Types[at] != BidiClass.ON || BidiData.BracketOf(codePoints[sequence.Indices[at]]) is not { } bracket)
            {
                continue;
            }

            if (bracket.Opens)
            {
                if (open.Count == MaxOpen)
                {
                    break;
                }

                open.Add((bracket.Partner, at));
            }
            else if (open.FindLastIndex(entry => entry.Partner == bracket.Self) is >= 0 and var match)
            {
                pairs.Add((open[match].At, at));
                open.RemoveRange(match, open.Count - match);
            }
        }

        pairs.Sort();
        return pairs;
    }

    private static BidiClass? DirectionOf(IsolatingRunSequence sequence, int open, int close)
    {
        var hasOpposite = false;
        for (var at = open + 1; at < close; at++)
        {
            var direction = sequence.Types[at].Direction();
            if (direction == sequence.Direction)
            {
                return direction;
            }

            hasOpposite |= direction is not null;
        }

        if (!hasOpposite)
        {
            return null;
        }

        var before = open;
        while (before > 0 && sequence.Before(before).Direction() is null)
        {
            before--;
        }

        return sequence.Before(before).Direction();
    }

    // Marks on a bracket follow it (the last sentence of N0).
    private static void Set(IsolatingRunSequence sequence, int bracket, BidiClass direction)
    {
        sequence.Types[bracket] = direction;
        for (var at = bracket + 1; at < sequence.Types.Length && sequence.Original[at] == BidiClass.NSM; at++)
        {
            sequence.Types[at] = direction;
        }
    }
}
