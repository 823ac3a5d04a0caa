using System.Net.Http.Headers;

namespace Tenantry.Billing.StripeEmulator.Tests;

/// <summary>Replays the requests of a recorded session on its own emulator and compares the responses.</summary>
internal sealed class Replay(LocalStripe stripe, RecordedSession session, long shift)
{
    // Any four years of this century have the same number of days, so that months and leap years stay the same.
    private const long FourYears = 1461L * 24 * 60 * 60;

    private readonly IdMap ids = new();

    public static async Task<IReadOnlyList<Difference>> RunAsync(RecordedSession session)
    {
        await using var stripe = await LocalStripe.StartAsync(configure: options => options.AccountCountry = "US");
        var behind = (stripe.Now - session.Start).TotalSeconds;
        var shift = (long)Math.Ceiling(behind / FourYears) * FourYears;
        return await new Replay(stripe, session, shift).RunAsync();
    }

    private async Task<IReadOnlyList<Difference>> RunAsync()
    {
        var differences = new List<Difference>();
        await stripe.AdvanceTo(session.Start.AddSeconds(shift));
        await RecordedAccount.SetUpAsync(stripe, session);
        var prerequisites = new PrerequisiteObjects(stripe, session, ids);
        foreach (var step in session.Steps)
        {
            if (DateTimeOffset.FromUnixTimeSeconds(step.Instant + shift) is var instant && step.Instant > 0 && instant > stripe.Now)
            {
                await stripe.AdvanceTo(instant);
            }

            await prerequisites.PrepareAsync(step);
            differences.AddRange(await CompareAsync(step));
        }

        return differences;
    }

    private async Task<IReadOnlyList<Difference>> CompareAsync(RecordedStep step)
    {
        var request = RecordedRequest.Of(step);
        var route = $"{step.Method} /v1/{string.Join('/', step.Path.Split('/').Select(part => IdMap.IsId(part) ? "{id}" : part))}";
        var (status, body) = await SendAsync(request);
        if (status != step.Status)
        {
            return [new(session.Name, step.Index, route, "(status)", $"{step.Status}", $"{status} {body["error"]?["message"]}")];
        }

        var comparison = new Comparison(session.Name, step.Index, ids, shift);
        comparison.Compare(VersionChanges.Of(step.Body), body, route);
        return comparison.Differences;
    }

    private async Task<(int Status, JsonObject Body)> SendAsync(RecordedRequest request)
    {
        var fields = new FormUrlEncodedContent(
            request.Parameters.Select(field => KeyValuePair.Create(field.Key, ids.Rewrite(field.Value))));
        var path = ids.Rewrite(request.Path);
        using var message = request.Method == HttpMethod.Get
            ? new HttpRequestMessage(request.Method, $"{path}?{await fields.ReadAsStringAsync()}")
            : new HttpRequestMessage(request.Method, path) { Content = fields };
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await stripe.Api.SendAsync(message);
        return ((int)response.StatusCode, (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }
}
