using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Tenantry.Billing.Tests.Gateways;

/// <summary>Returns responses from memory and records the bodies of the requests.</summary>
internal sealed class CannedResponses(Func<HttpRequestMessage, (int Status, string Body)> respond) : HttpMessageHandler
{
    public ConcurrentQueue<(string Path, string Body)> Requests { get; } = new();

    public static CannedResponses Always(string body, int status = 200) => new(_ => (status, body));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var content = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Enqueue((request.RequestUri!.AbsolutePath, content));
        var (status, body) = respond(request);
        var response = new HttpResponseMessage((HttpStatusCode)status)
            { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        // Stripe.net sends telemetry about responses that have one.
        response.Headers.Add("Request-Id", "req_1");
        return response;
    }
}
