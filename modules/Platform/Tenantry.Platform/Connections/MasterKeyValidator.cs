using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Tenantry.Platform.Connections;

/// <summary>Validates that there is a master key outside of Development, and that every key has 32 bytes. It never prints a key.</summary>
internal sealed class MasterKeyValidator(IHostEnvironment environment) : IValidateOptions<PlatformOptions>
{
    public const string Command = "openssl rand -base64 32";

    public const string Missing =
        "Tenantry:MasterKey is not set. The passwords of the database roles and the keys of cookies and links are protected with it. " +
        "Make one with: " + Command;

    public ValidateOptionsResult Validate(string? name, PlatformOptions options)
    {
        if (options.MasterKey.Count == 0)
        {
            return environment.IsDevelopment() ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(Missing);
        }

        var invalid = options.MasterKey.Index().Where(key => MasterKey.Parse(key.Item) is null)
            .Select(key => $"Tenantry:MasterKey:{key.Index} is not 32 bytes in base64. Make a key with: {Command}").ToList();
        return invalid.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(invalid);
    }
}
