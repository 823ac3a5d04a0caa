using System.Collections.Concurrent;
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

    public static Resource<Widget> Operator => Define("widgets", View);

    public static Resource<Widget> Space => new Resource<Widget>("notes", "Notes", Manage, ResourceShell.Space)
        .FromList((_, _) => Task.FromResult(All)).Key(widget => widget.Number).Column("Name", widget => widget.Name);

    public static Resource<Widget> Empty => new Resource<Widget>("nothing", "Items", View)
    {
        Empty = "Items appear here.",
        SearchHint = "Search nothing",
    }
        .FromList((_, _) => Task.FromResult<IReadOnlyList<Widget>>([])).WithoutDetail()
        .Column("Name", widget => widget.Name, column => column.Search());

    public static Resource<Widget> Broken => new Resource<Widget>("broken", "Broken things", View)
        .FromList((_, _) => throw new InvalidOperationException("Secret detail")).WithoutDetail()
        .Column("Name", widget => widget.Name);

    public static Resource<Widget> HandWritten => new Resource<Widget>("by-hand", "Generated", View)
        .FromList((_, _) => Task.FromResult(All)).WithoutDetail().Column("Name", widget => widget.Name);

    public List<string?> Reasons { get; } = [];

    /// <summary>Gets the elements of a hostile email that the browser requested.</summary>
    public ConcurrentQueue<string> Hits { get; } = [];

    private static IReadOnlyList<Widget> All { get; } = [.. Enumerable.Range(0, 1260).Select(number => new Widget(
        number,
        Names.ElementAtOrDefault(number) ?? $"Widget {number}",
        number % 2 == 0 ? "Active" : "PastDue",
        number == 3 ? null : Money.Of(number - 1.5m, Currency.Usd),
        new DateTimeOffset(2026, 1, 31, 9, 0, 0, TimeSpan.Zero).AddDays(-number)))];

    public static Resource<Widget> Define(string name, string permission, string title = "Widgets") =>
        new Resource<Widget>(name, title, permission) { Subtitle = "Sample widgets.", SearchHint = "Search widgets" }
            .FromList((_, _) => Task.FromResult(All))
            .Key(widget => widget.Number)
            .Column("Name", widget => widget.Name, column => column.Search())
            .Column("Status", widget => widget.Status, column => column.As(CellKind.Status).Filter("Active", "PastDue"))
            .Column("Price", widget => widget.Price)
            .Column("Count", widget => -widget.Number)
            .Column("Made", widget => widget.MadeAt)
            .Column("Code", widget => $"w_{widget.Number}", column => column.As(CellKind.Code))
            .Status(widget => widget.Status)
            .Fields(_ => Task.FromResult<IReadOnlyList<ResourceField>>([new("Owner", Evil), new("Assignee", null)]))
            .Text("Payload", _ => """{"name":"</pre><script>alert(1)</script>","n":[1,2]}""", CellKind.Json)
            .Text("Page", _ => "<h1>Hello</h1>", CellKind.Html)
            .Text("None", _ => null)
            .Action("break", "Break widget", "It stops working.", BreakAsync, action => action.AskReason().Dangerous()
                .Consequence(widget => $"Widget {widget.Number} stops working, and {Evil} loses access.")
                .Done("The widget is broken."))
            .Action("pay", "Repair widget", "The widget works again.", _ => Task.FromResult(Result.Success),
                action => action.When(widget => widget.Status != "Active"));

    private static Task<Result> BreakAsync(ResourceContext<Widget> context)
    {
        if (context.Row.Number == 1)
        {
            return Task.FromResult<Result>(new Problem(ProblemKind.Conflict, "test.in_use",
                "This widget is in use. Try again later."));
        }

        context.Services.GetRequiredService<Widgets>().Reasons.Add(context.Reason);
        return Task.FromResult(Result.Success);
    }
}

/// <summary>A row of the widgets.</summary>
internal sealed record Widget(int Number, string Name, string Status, Money? Price, DateTimeOffset MadeAt);
