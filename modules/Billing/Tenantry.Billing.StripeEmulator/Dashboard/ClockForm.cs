using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Serves the dashboard's overview and its form for advancing the clock.</summary>
internal static class ClockForm
{
    private const int MaxYearsAhead = 10;

    public static void Map(IEndpointRouteBuilder routes, PageContext pages)
    {
        routes.MapGet("/", (string? advanced) => pages.Read(change => Page.Of<OverviewPage>(("Model", OverviewView.Of(change, pages) with
        {
            Note = advanced is null ? null : "Clock advanced. All due work was processed.",
        }))));
        routes.MapPost("/dashboard/clock", (Delegate)((HttpContext http) => AdvanceAsync(http, pages)));
    }

    private static async Task<IResult> AdvanceAsync(HttpContext http, PageContext pages)
    {
        var form = await http.Request.ReadFormAsync();
        var now = pages.Clock.GetUtcNow();
        var target = Target(form, now);
        if (target is null || target <= now || target > now.AddYears(MaxYearsAhead))
        {
            var input = form["date"].ToString();
            return pages.Read(change => Page.Of<OverviewPage>(422, ("Model", OverviewView.Of(change, pages) with
            {
                Date = input,
                DateError = $"Choose a date after today, at most {MaxYearsAhead} years ahead. The clock can't be moved back.",
            })));
        }

        await pages.Server.AdvanceAsync(target.Value - now, http.RequestAborted);
        return Results.Redirect("/?advanced=1");
    }

    private static DateTimeOffset? Target(IFormCollection form, DateTimeOffset now) => form["by"].ToString() switch
    {
        "hour" => now.AddHours(1),
        "day" => now.AddDays(1),
        "week" => now.AddDays(7),
        "month" => now.AddMonths(1),
        "next-month" => new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1),
        "date" when DateTimeOffset.TryParseExact(form["date"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out var date) => date,
        _ => null,
    };
}
