using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Tenantry.Platform.Web;

/// <summary>Validates that the public address is set in production. Links in emails would lead to the reader's own machine.</summary>
internal sealed class PublicUrlValidator(IHostEnvironment environment) : IValidateOptions<PlatformOptions>
{
    public ValidateOptionsResult Validate(string? name, PlatformOptions options) =>
        !environment.IsProduction() || (Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Tenantry:PublicUrl is not an https address. Set it to the public address of the site, such as " +
                "https://shop.example. Links in emails start with it.");
}
