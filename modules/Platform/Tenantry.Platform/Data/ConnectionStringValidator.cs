using Microsoft.Extensions.Options;
using Npgsql;

namespace Tenantry.Platform.Data;

/// <summary>Validates that the connection strings can be parsed, before anything connects.</summary>
internal sealed class ConnectionStringValidator : IValidateOptions<PlatformOptions>
{
    public ValidateOptionsResult Validate(string? name, PlatformOptions options)
    {
        string?[] failures =
        [
            Failure("ConnectionStrings:Tenantry", options.ConnectionString),
            Failure("Tenantry:ApplicationConnectionString", options.ApplicationConnectionString),
            Failure("Tenantry:SystemConnectionString", options.SystemConnectionString),
            Failure("Tenantry:AccountsConnectionString", options.AccountsConnectionString),
        ];
        var found = failures.OfType<string>().ToList();
        return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }

    private static string? Failure(string setting, string? connectionString)
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder(connectionString);
            return null;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or InvalidCastException)
        {
            // The message contains the keyword and never a value: the value can be the password.
            return failure.Message.Contains('\'', StringComparison.Ordinal) || failure is not ArgumentException
                ? $"{setting} is not a valid PostgreSQL connection string. Use the form Host=…;Database=…;Username=…;Password=…"
                : $"{setting} is not a valid PostgreSQL connection string: {failure.Message}";
        }
    }
}
