using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Referrals;

/// <summary>
/// Redirects a visitor who follows a referral link to the landing page and remembers the referral code in a cookie. The target comes from
/// the settings and never from the link.
/// </summary>
internal sealed class FollowReferralLink(ICrossTenantDbContextFactory<BillingDbContext> across, BillingOptions options)
{
    public const string Cookie = "tn-referral";

    /// <summary>
    /// The query parameter that carries the code through a sign-up, because the confirmation email may be opened in another browser.
    /// </summary>
    public const string Parameter = "referral";

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints
        .MapGet("/r/{code}", async (string code, HttpContext context, FollowReferralLink follow, CancellationToken ct) =>
            await follow.RunAsync(code, context, ct))
        .AllowAnonymous()
        .ExcludeFromDescription();

    private async Task<IResult> RunAsync(string code, HttpContext context, CancellationToken ct)
    {
        if (options.Referrals.Percent > 0 && await CountClickAsync(code, ct))
        {
            context.Response.Cookies.Append(Cookie, code, new CookieOptions
            {
                HttpOnly = true,
                // Essential: the link serves only to attribute the customer, which is impossible without this cookie.
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                MaxAge = options.Referrals.RememberFor,
                Path = "/",
            });
        }

        return TypedResults.LocalRedirect(options.Referrals.LandingPath);
    }

    private async Task<bool> CountClickAsync(string code, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("follow a referral link", ct);
        return await db.Set<ReferralLink>().Where(row => row.Code == code)
            .ExecuteUpdateAsync(row => row.SetProperty(referralLink => referralLink.Clicks, referralLink => referralLink.Clicks + 1),
                ct) > 0;
    }
}
