namespace Tenantry.RevenueDashboard.Movements;

/// <summary>Classifies movements per customer: all changes at the same time are one change.</summary>
internal static class MovementClassifier
{
    /// <summary>Classifies a change of a customer's MRR.</summary>
    /// <param name="before">The MRR before the change.</param>
    /// <param name="after">The MRR after all changes at that time.</param>
    /// <param name="paid"><see langword="true"/> if the customer has paid before; otherwise, <see langword="false"/>.</param>
    public static MovementType Classify(decimal before, decimal after, bool paid) => (before, after) switch
    {
        _ when before == 0 && after > 0 => paid ? MovementType.Reactivation : MovementType.New,
        _ when before > 0 && after == 0 => MovementType.Churn,
        _ when after < before => MovementType.Contraction,
        _ => MovementType.Expansion,
    };

    /// <summary>Creates the ledger rows for a movement, including corrections of later rows.</summary>
    /// <param name="before">The MRR before the movement.</param>
    /// <param name="paid"><see langword="true"/> if the customer paid before the movement; otherwise, <see langword="false"/>.</param>
    /// <param name="existing">The existing rows at or after the time of the movement.</param>
    /// <param name="movement">The movement to add. Its type is ignored.</param>
    /// <param name="clock">The time provider, for IDs.</param>
    public static List<MrrMovement> CreateRows(decimal before, bool paid, IReadOnlyList<MrrMovement> existing, MrrMovement movement,
        TimeProvider clock)
    {
        var rows = new List<MrrMovement>();
        var reversed = existing.Where(row => row.Reverses is not null).SelectMany(row => new[] { row.Id, row.Reverses!.Value }).ToHashSet();
        foreach (var changes in existing.Where(row => !reversed.Contains(row.Id)).Append(movement).GroupBy(row => row.At)
            .OrderBy(group => group.Key))
        {
            var after = before + changes.Sum(row => row.Delta);
            var type = Classify(before, after, paid);
            foreach (var row in changes.Where(row => ReferenceEquals(row, movement) || row.Type != type))
            {
                rows.AddRange(ReferenceEquals(row, movement) ? [movement with { Type = type }]
                    : Correct(row, type, movement.RecordedAt, clock));
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
