namespace Tenantry.AdminUi;

/// <summary>Represents sample customers for the tables of the gallery.</summary>
internal sealed record GalleryRow(string Name, string Email, string Plan, string Status, Tone Tone, long Minor, int Seats, int DaysAgo)
{
    private static readonly string[] Names = ["Northwind Academy", "Blue Harbor Studio", "Kite & Co", "Juniper Labs", "Ostrich Learning",
        "Halcyon Media", "Fern Street School", "Tall Tree Design"];
    private static readonly (string Text, Tone Tone)[] States =
        [("Active", Tone.Success), ("Trial", Tone.Info), ("Past due", Tone.Warning), ("Canceled", Tone.Danger), ("Active", Tone.Success)];

    public static IReadOnlyList<GalleryRow> All { get; } = [.. Enumerable.Range(0, 64).Select(At)];

    public static IReadOnlyList<GalleryRow> Query(TableQuery query, string plan, out int total)
    {
        var rows = All.Where(row => plan.Length == 0 || row.Plan == plan)
            .Where(row => row.Name.Contains(query.Search, StringComparison.OrdinalIgnoreCase));
        rows = (query.Sort, query.Descending) switch
        {
            ("name", false) => rows.OrderBy(row => row.Name, StringComparer.Ordinal),
            ("name", true) => rows.OrderByDescending(row => row.Name, StringComparer.Ordinal),
            ("revenue", false) => rows.OrderBy(row => row.Minor),
            ("revenue", true) => rows.OrderByDescending(row => row.Minor),
            _ => rows,
        };
        var all = rows.ToArray();
        total = all.Length;
        return [.. all.Skip(query.Skip).Take(query.PageSize)];
    }

    private static GalleryRow At(int index)
    {
        var (status, tone) = States[index * 7 % States.Length];
        return new(
            index < Names.Length ? Names[index] : $"{Names[index % Names.Length]} {index / Names.Length + 1}",
            $"owner{index + 1}@example.com",
            (index % 3) switch { 0 => "Pro", 1 => "Basic", _ => "Team" },
            status,
            tone,
            2900L * (index * 13 % 17) + 4900,
            index * 5 % 40 + 1,
            index * 3 + 1);
    }
}
