using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Problems;

namespace Tenantry.Billing.Credits.Statements;

/// <summary>
/// Represents the response of the credits API: the balance, the grants with their expiration, and the history. <c>Next</c> is the
/// <c>before</c> of the next page.
/// </summary>
internal sealed record CreditsResponse(
    string Unit, string Name, long Available, long Reserved, long Owed, IReadOnlyList<CreditGrant> Lots,
    IReadOnlyList<StatementLine> Entries, long? Next);

/// <summary>Maps the endpoint that returns the current tenant's credits.</summary>
internal static class CreditsApi
{
    private const int PageSize = 50;
    private const int MaxPageSize = 200;

    public static void Map(RouteGroupBuilder billing) =>
        billing.MapGet("/credits", async (
                [FromQuery] string? unit, [FromQuery] long? before, [FromQuery] int? take, CreditUnits units, ICredits credits,
                GetCreditStatement statement, CancellationToken ct) =>
            {
                if (units.TryFind(unit ?? CreditUnit.Default) is not { } creditUnit)
                {
                    return (IResult)CreditProblems.CreditUnitNotFound.ToHttp();
                }

                var balance = await credits.GetBalanceAsync(creditUnit.Key, ct);
                var lines = await statement.ListLinesAsync(creditUnit.Key, before, Math.Clamp(take ?? PageSize, 1, MaxPageSize), ct);
                // The first operation has the number 1, so nothing precedes it.
                var next = lines is [.., { Number: > 1 } last] ? last.Number : (long?)null;
                return TypedResults.Ok(new CreditsResponse(creditUnit.Key, creditUnit.Name, balance.Available, balance.Reserved,
                    balance.Owed, balance.Grants, lines, next));
            })
            .RequirePermission(BillingPermissions.View)
            .WithName("GetCredits")
            .WithSummary("Gets the credit balance and its history.");
}
