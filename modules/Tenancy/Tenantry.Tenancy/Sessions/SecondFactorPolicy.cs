using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Marks a page or route that an operator without a second factor can use: setting one up, and signing out.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AllowWithoutSecondFactorAttribute : Attribute;

/// <summary>Decides whether operators need a second factor. Without one, they can only set one up.</summary>
internal sealed class SecondFactorPolicy(TenancyOptions options, IHostEnvironment environment)
{
    /// <summary>The path of the page that sets up a second factor.</summary>
    public const string SetupPath = "/space/account/security";

    private bool IsRequired => options.RequireOperatorSecondFactor ?? !environment.IsDevelopment();

    /// <summary>Gets a value indicating whether the user has to set up a second factor before anything else.</summary>
    public bool IsMissing(SessionPrincipal principal) => IsRequired && principal is { IsOperator: true, HasSecondFactor: false };

    public Problem? Check(HttpContext context) =>
        context.Features.Get<SessionPrincipal>() is { } principal && IsMissing(principal)
        && context.GetEndpoint()?.Metadata.GetMetadata<AllowWithoutSecondFactorAttribute>() is null
            ? SessionProblems.SecondFactorRequired
            : null;
}
