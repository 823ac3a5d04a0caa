using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Kernel;
using Tenantry.Platform.Permissions;

namespace Tenantry.AdminUi.Tests.Resources;

/// <summary>Defines resources like a module, with rows in memory.</summary>
internal sealed class Widgets
{
    public const string View = "Test.Widgets.View";
    public const string Break = "Test.Widgets.Break";
    public const string Manage = "Test.Notes.Manage";
    public const string Clear = "Test.Notes.Clear";
    public const string Evil = "<img src=x onerror=alert(1)>\"'";

    private static readonly string[] Names = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\tTab", "Comma, and \"quote\"", Evil];

    public static PermissionDefinition[] Permissions { get; } =
    [
        new(View, PermissionSide.Operator, "View widgets."),
        new(Break, PermissionSide.Operator, "Break widgets."),
        new(Manage, PermissionSide.Tenant, "Manage notes.", "owner", "keeper"),
        new(Clear, PermissionSide.Tenant, "Clear notes.", "keeper"),
    ];

    public static ResourceDefinition Operator { get; } = new("widgets", "Widgets", View, ListAsync)
    {
        Subtitle = "Sample widgets.",
        SearchHint = "Search widgets",
        Statuses = ["Active", "PastDue"],
        Columns =
        [
            new("Name"), new("Status", CellKind.Status), new("Price", CellKind.Money), new("Count", CellKind.Number),
            new("Made", CellKind.Time), new("Code", CellKind.Code),
        ],
        FindAsync = (_, id, _) => Task.FromResult(Detail(id)),
        Actions =
        [
            new("break", "Break widget", "It stops working.", BreakAsync)
            {
                AsksReason = true,
                IsDangerous = true,
                ConsequenceAsync = (_, id, _) => Task.FromResult($"Widget {id} stops working, and {Evil} loses access."),
                Done = "The widget is broken.",
            },
            new("pay", "Repair widget", "The widget works again.", (_, _, _, _) => Task.FromResult(Result.Success))
            { When = detail => detail.Status != "Active" },
        ],
    };

    public static ResourceDefinition Space { get; } = Operator with
    {
        Name = "notes", Title = "Notes", Permission = Manage, Shell = ResourceShell.Space, Actions = [], Statuses = [],
    };

    public static ResourceDefinition Empty { get; } = new("nothing", "Items", View, (_, _, _) => Task.FromResult(new ResourcePage([], 0)))
    {
        Columns = [new("Name")],
        Empty = "Items appear here.",
        SearchHint = "Search nothing",
    };

    public static ResourceDefinition Broken { get; } =
        new("broken", "Broken things", View, (_, _, _) => throw new InvalidOperationException("Secret detail"))
    {
        Columns = [new("Name")],
    };

    public static ResourceDefinition HandWritten { get; } = Empty with { Name = "by-hand", Title = "Generated" };

    public List<string?> Reasons { get; } = [];

    /// <summary>Gets the elements of a hostile email that the browser requested.</summary>
    public ConcurrentQueue<string> Hits { get; } = [];

    private static ResourceRow Row(int number) => new(
        number.ToString(CultureInfo.InvariantCulture),
        Names.ElementAtOrDefault(number) ?? $"Widget {number}",
        number % 2 == 0 ? "Active" : "PastDue",
        number == 3 ? null : Money.Of(number - 1.5m, Currency.Usd),
        -number,
        new DateTimeOffset(2026, 1, 31, 9, 0, 0, TimeSpan.Zero).AddDays(-number),
        $"w_{number}");

    private static Task<ResourcePage> ListAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        var matches = Enumerable.Range(0, 1260).Select(Row)
            .Where(row => query.Status.Length == 0 || (string?)row.Cells[1] == query.Status)
            .Where(row => ((string)row.Cells[0]!).Contains(query.Search, StringComparison.OrdinalIgnoreCase)).ToList();
        return Task.FromResult(new ResourcePage([.. matches.Skip(query.Skip).Take(query.Size)], matches.Count));
    }

    private static ResourceDetail? Detail(string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 1260 && Row(number) is var row
            ? new ResourceDetail((string)row.Cells[0]!,
                [new("Code", row.Cells[5], CellKind.Code), new("Price", row.Cells[2]), new("Owner", Evil), new("Assignee", null)])
            {
                Status = (string)row.Cells[1]!,
                Texts = [new("Payload", """{"name":"</pre><script>alert(1)</script>","n":[1,2]}""", CellKind.Json),
                    new("Page", "<h1>Hello</h1>", CellKind.Html), new("None", null)],
            }
            : null;

    private static Task<Result> BreakAsync(IServiceProvider services, string id, string? reason, CancellationToken ct)
    {
        if (id == "1")
        {
            return Task.FromResult<Result>(new Problem(ProblemKind.Conflict, "test.in_use",
                "This widget is in use. Try again later."));
        }

        services.GetRequiredService<Widgets>().Reasons.Add(reason);
        return Task.FromResult(Result.Success);
    }
}
