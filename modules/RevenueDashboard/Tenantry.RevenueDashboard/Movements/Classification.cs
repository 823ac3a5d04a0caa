namespace Tenantry.RevenueDashboard.Movements;

/// <summary>Says what movements are, at the level of the customer: everything of one instant is one change.</summary>
internal static class Classification
{
    /// <summary>Names a change of a customer's balance.</summary>
    /// <param name="before">Before the instant.</param>
    /// <param name="after">After everything that happened at the instant.</param>
    /// <param name="paid">Whether the customer ever paid before.</param>
    public static MovementType TypeOf(decimal before, decimal after, bool paid) => (before, after) switch
    {
        _ when before == 0 && after > 0 => paid ? MovementType.Reactivation : MovementType.New,
        _ when before > 0 && after == 0 => MovementType.Churn,
        _ when after < before => MovementType.Contraction,
        _ => MovementType.Expansion,
    };

    /// <summary>Enters a fact into a customer's ledger: the rows to append, corrections of what stands at or after it included.</summary>
    /// <param name="before">The balance before the fact's instant.</param>
    /// <param name="paid">Whether the customer ever paid before that instant.</param>
    /// <param name="standing">The rows at or after that instant.</param>
    /// <param name="fact">What to enter; its type is not looked at.</param>
    /// <param name="clock">Makes ids.</param>
    public static List<MrrMovement> Enter(decimal before, bool paid, IReadOnlyList<MrrMovement> standing, MrrMovement fact, TimeProvider clock)
    {
        var rows = new List<MrrMovement>();
        var taken = standing.Where(row => row.Reverses is not null).SelectMany(row => new[] { row.Id, row.Reverses!.Value }).ToHashSet();
        foreach (var instant in standing.Where(row => !taken.Contains(row.Id)).Append(fact).GroupBy(row => row.At).OrderBy(group => group.Key))
        {
            var after = before + instant.Sum(row => row.Delta);
            var type = TypeOf(before, after, paid);
            foreach (var row in instant.Where(row => ReferenceEquals(row, fact) || row.Type != type))
            {
                rows.AddRange(ReferenceEquals(row, fact) ? [fact with { Type = type }] : Correct(row, type, fact.RecordedAt, clock));
            }

            paid |= after > 0;
            before = after;
        }

        return rows;
    }

    private static MrrMovement[] Correct(MrrMovement row, MovementType type, DateTimeOffset now, TimeProvider clock) =>
    [
        row with { Id = MovementId.New(clock), RecordedAt = now, Delta = -row.Delta, Reverses = row.Id },
        row with { Id = MovementId.New(clock), RecordedAt = now, Type = type },
    ];
}
