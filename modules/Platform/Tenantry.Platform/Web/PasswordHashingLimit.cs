using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Tenantry.Platform.Problems;

namespace Tenantry.Platform.Web;

/// <summary>
/// Limits how many requests hash a password at the same time. Hashing is slow on purpose: without the limit, a burst of sign-ins would take
/// every processor from all other requests.
/// </summary>
internal sealed class PasswordHashingLimit(RequestDelegate next, WebOptions options) : IDisposable
{
    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = options.RateLimits.PasswordHashing > 0 ? options.RateLimits.PasswordHashing : Environment.ProcessorCount,
        QueueLimit = options.RateLimits.PasswordHashingQueue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public async Task InvokeAsync(HttpContext context)
    {
        if (!SameOrigin.IsUnsafe(context.Request)
            || context.GetEndpoint()?.Metadata.GetMetadata<RateLimitedAttribute>() is not { HashesPassword: true })
        {
            await next(context);
            return;
        }

        using var lease = await _limiter.AcquireAsync(1, context.RequestAborted);
        if (lease.IsAcquired)
        {
            await next(context);
        }
        else
        {
            await RequestErrors.RespondAsync(context, WebProblems.Busy.ToHttp());
        }
    }

    public void Dispose() => _limiter.Dispose();
}
