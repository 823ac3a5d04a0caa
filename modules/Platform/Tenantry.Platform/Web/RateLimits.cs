using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Tenantry.Platform.Problems;
using Tenantry.Platform.Users;

namespace Tenantry.Platform.Web;

/// <summary>Limits requests by IP address before authentication, and by user, API key and kind of endpoint after it.</summary>
internal static class RateLimits
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static RateLimiterOptions ByAddress(RateLimitOptions limits) => Options(
        PartitionedRateLimiter.Create<HttpContext, string>(context => IsCounted(context)
            ? Fixed("address " + Address(context), limits.PerAddress)
            : RateLimitPartition.GetNoLimiter("")));

    public static RateLimiterOptions ByCaller(RateLimitOptions limits) => Options(PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<HttpContext, string>(context => Caller(context, limits)),
        PartitionedRateLimiter.Create<HttpContext, string>(context => Kind(context, limits))));

    public static async Task RefuseAsync(HttpContext context, TimeSpan retryAfter)
    {
        context.Response.Headers.RetryAfter =
            Math.Max(1, (int)Math.Ceiling(retryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await RequestErrors.RespondAsync(context, WebProblems.RateLimited.ToHttp());
    }

    private static RateLimiterOptions Options(PartitionedRateLimiter<HttpContext> limiter) => new()
    {
        GlobalLimiter = limiter,
        OnRejected = async (rejected, _) => await RefuseAsync(rejected.HttpContext,
            rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window),
    };

    private static RateLimitPartition<string> Caller(HttpContext context, RateLimitOptions limits)
    {
        var user = context.User;
        return !IsCounted(context) ? RateLimitPartition.GetNoLimiter("")
            : user.FindFirstValue(TenantryClaims.ApiKey) is { } key ? Fixed("key " + key, limits.PerKey)
            : user.FindFirstValue(ClaimTypes.NameIdentifier) is { } account ? Fixed("account " + account, limits.PerAccount)
            : RateLimitPartition.GetNoLimiter("");
    }

    private static RateLimitPartition<string> Kind(HttpContext context, RateLimitOptions limits)
    {
        if (!SameOrigin.IsUnsafe(context.Request)
            || context.GetEndpoint()?.Metadata.GetMetadata<RateLimitedAttribute>() is not { Kind: var kind })
        {
            return RateLimitPartition.GetNoLimiter("");
        }

        if (kind == RateLimitKind.GuestCheckout && context.User.Identity?.IsAuthenticated == true)
        {
            return RateLimitPartition.GetNoLimiter("");
        }

        var limit = kind switch
        {
            RateLimitKind.SignUp => limits.SignUp,
            RateLimitKind.EmailLink => limits.EmailLink,
            RateLimitKind.GuestCheckout => limits.GuestCheckout,
            _ => limits.SignIn,
        };
        return Fixed($"{(kind == RateLimitKind.PasswordChange ? RateLimitKind.SignIn : kind)} {Address(context)}", limit);
    }

    // A page loads a dozen assets, and reading pages is cheap.
    private static bool IsCounted(HttpContext context) => SameOrigin.IsUnsafe(context.Request)
        || context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    private static RateLimitPartition<string> Fixed(string key, int limit) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = limit, Window = Window });

    // One person has a whole /64 of IPv6 addresses.
    private static string Address(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes(), 0, 8)
            : address.ToString();
    }
}
