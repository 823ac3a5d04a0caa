using Microsoft.Extensions.Options;
using Npgsql;

namespace Tenantry.Platform.Data;

/// <summary>Validates that the connection strings can be read, before anything connects.</summary>
internal sealed class ConnectionStringValidator : IValidateOptions<PlatformOptions>
{
    public ValidateOptionsResult Validate(string? name, PlatformOptions options)
    {
        string?[] failures =
        [
            Failure("ConnectionStrings:Tenantry", options.ConnectionString),
            Failure("Tenantry:ApplicationConnectionString", options.ApplicationConnectionString),
            Failure("Tenantry:SystemConnectionString", options.SystemConnectionString),
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
            // The message names the keyword, never a value: a value may be the password.
            return failure.Message.Contains('\'', StringComparison.Ordinal) || failure is not ArgumentException
                ? $"{setting} is not a PostgreSQL connection string. Write it as Host=…;Database=…;Username=…;Password=…"
                : $"{setting} is not a PostgreSQL connection string: {failure.Message}";
        }
    }
}
