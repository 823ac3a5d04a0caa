using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Tenantry.StartUp;

/// <summary>Serves a page at <c>/</c>: the pricing page, unless <c>Tenantry:Home</c> is the path of another page or empty.</summary>
internal static class Home
{
    public static void UseHome(this WebApplication app)
    {
        var home = app.Configuration["Tenantry:Home"] ?? "/pricing";
        if (home.Length == 0)
        {
            return;
        }

        app.Use((context, next) =>
        {
            if (context.Request.Path == "/")
            {
                context.Request.Path = home;
            }

            return next(context);
        });
    }
}
