using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Tenantry.Testing;

/// <summary>Represents a queued email.</summary>
/// <param name="Template">The template, such as <c>tenancy.confirm</c>.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Text">The text part.</param>
/// <param name="Html">The HTML part.</param>
public sealed record TestEmail(string Template, string Subject, string Text, string Html)
{
    /// <summary>Gets the first link of the text, as a path on the host.</summary>
    /// <exception cref="InvalidOperationException">The text contains no link.</exception>
    public string Link => new Uri(Text.Split('\n').First(line => line.StartsWith("http", StringComparison.Ordinal)).Trim()).PathAndQuery;
}

/// <summary>
/// Reads the emails of a host. An email is available as soon as the change that caused it is committed, whether or not it was sent.
/// </summary>
public static class TestInbox
{
    /// <summary>Lists the emails to an address, oldest first.</summary>
    /// <param name="app">The host.</param>
    /// <param name="to">The address.</param>
    /// <param name="template">The template, or <see langword="null"/> for all templates.</param>
    /// <returns>The emails.</returns>
    public static async Task<IReadOnlyList<TestEmail>> EmailsAsync(this TestApp app, string to, string? template = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            select template, subject, text, html, secrets from emailing.email
            where "to" = $1 and ($2::text is null or template = $2) order by id
            """, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = to });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)template ?? DBNull.Value });
        await using var reader = await command.ExecuteReaderAsync();
        var emails = new List<TestEmail>();
        while (await reader.ReadAsync())
        {
            var secrets = reader.IsDBNull(4) ? "" : reader.GetString(4);
            emails.Add(new TestEmail(reader.GetString(0), reader.GetString(1), Reveal(app, reader.GetString(2), secrets, value => value),
                Reveal(app, reader.GetString(3), secrets, WebUtility.HtmlEncode)));
        }

        return emails;
    }

    // The local inbox keeps the encrypted links of an email beside it.
    private static string Reveal(TestApp app, string body, string secrets, Func<string, string?> encode)
    {
        if (secrets.Length == 0)
        {
            return body;
        }

        var json = app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("Tenantry.Emailing.Secrets").Unprotect(
            secrets);
        return JsonSerializer.Deserialize<Dictionary<string, string>>(json)!
            .Aggregate(body, (text, secret) => text.Replace($"[{secret.Key} removed]", encode(secret.Value), StringComparison.Ordinal));
    }
}
