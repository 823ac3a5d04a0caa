namespace Tenantry.Billing.Pdf.Text.Bidi;

/// <summary>Matches isolate initiators with their PDI (BD9).</summary>
internal sealed class Isolates
{
    private readonly BidiClass[] _classes;
    private readonly int[] _partner;

    public Isolates(BidiClass[] classes)
    {
        _classes = classes;
        _partner = new int[classes.Length];
        Array.Fill(_partner, -1);
        var open = new Stack<int>();
        for (var at = 0; at < classes.Length; at++)
        {
            if (classes[at].IsIsolateInitiator())
            {
                open.Push(at);
            }
            else if (classes[at] == BidiClass.PDI && open.TryPop(out var start))
            {
                (_partner[start], _partner[at]) = (at, start);
            }
            else if (classes[at] == BidiClass.B)
            {
                open.Clear();
            }
        }
    }

    /// <summary>Gets the index of the matching character, or -1 if there is none.</summary>
    public int PartnerOf(int at) => _partner[at];

    /// <summary>Gets the level of the first strong character outside isolates (P2, P3); <see langword="null"/> if there is none.</summary>
    public byte? FirstStrongLevel(int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            switch (_classes[at])
            {
                case BidiClass.L:
                    return 0;
                case BidiClass.R or BidiClass.AL:
                    return 1;
                case BidiClass.B:
                    return null;
                case var type when type.IsIsolateInitiator():
                    at = _partner[at] < 0 ? end : _partner[at];
                    break;
            }
        }

        return null;
    }

    /// <summary>Gets the level of the content of an FSI (X5c).</summary>
    public byte ContentLevel(int initiator) =>
        FirstStrongLevel(initiator + 1, _partner[initiator] < 0 ? _classes.Length : _partner[initiator]) ?? 0;
}
