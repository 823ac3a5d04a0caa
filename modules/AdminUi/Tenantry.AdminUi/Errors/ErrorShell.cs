using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Tenantry.Platform.Users;

namespace Tenantry.AdminUi;

/// <summary>Chooses the shell of an error page: that of the requested page, if the user is at home in it.</summary>
internal static class ErrorShell
{
    public static Shell Of(HttpContext context)
    {
        // The navigation of a shell needs the database, and a page about its failure must not fail as well.
        if (context.Features.Get<IExceptionHandlerFeature>() is not null || context.Response.StatusCode >= 500)
        {
            return Shell.Visitor;
        }

        var path = new PathString(context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? context.Request.Path);
        return IsOperator(context) && IsBelow(path, "/admin") ? Shell.Operator
            : HasTenant(context) && IsBelow(path, "/space") ? Shell.Space
            : Shell.Visitor;
    }

    public static bool IsOperator(HttpContext context) => context.User.HasClaim(TenantryClaims.Operator, "true");

    public static bool HasTenant(HttpContext context) => context.User.HasClaim(claim => claim.Type == TenantryClaims.Tenant);

    private static bool IsBelow(PathString path, string root) => path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase);
}
