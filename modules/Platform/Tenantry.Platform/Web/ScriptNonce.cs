using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Tenantry.Platform.Web;

/// <summary>Extension methods that provide the nonce of the content security policy.</summary>
public static class ScriptNonce
{
    private static readonly object Key = new();

    /// <summary>
    /// Gets the nonce with which the page of this request can have an inline script, such as <c>&lt;script
    /// nonce="@Context.GetScriptNonce()"&gt;</c>. Call it before the response starts.
    /// </summary>
    /// <param name="context">The HTTP context.</param>
    /// <returns>The nonce.</returns>
    public static string GetScriptNonce(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Items[Key] is not string nonce)
        {
            context.Items[Key] = nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        }

        return nonce;
    }

    internal static string? FindScriptNonce(this HttpContext context) => context.Items[Key] as string;
}
