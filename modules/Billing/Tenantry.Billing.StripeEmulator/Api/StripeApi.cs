using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Maps the endpoints of Stripe's API: authentication, parameter validation, idempotency and the response format.</summary>
internal sealed class StripeApi(IEndpointRouteBuilder routes, StripeState state, TimeProvider clock,
    EmulatorContext context, ILogger logger)
{
    private const string ListParameters = " limit:int starting_after ending_before";

    public void Get(string path, string accepts, Func<StripeCall, JsonObject> run) => Map(HttpMethods.Get, path, accepts, run);

    public void Post(string path, string accepts, Func<StripeCall, JsonObject> run) => Map(HttpMethods.Post, path, accepts, run);

    public void Delete(string path, string accepts, Func<StripeCall, JsonObject> run) => Map(HttpMethods.Delete, path, accepts, run);

    /// <summary>Maps a POST endpoint that changes no state.</summary>
    public void Preview(string path, string accepts, Func<StripeCall, JsonObject> run) =>
        Map(HttpMethods.Post, path, accepts, run, writes: false);

    /// <summary>
    /// Maps a list endpoint, newest first, with Stripe's cursors. The function returns all rows; this method paginates them.
    /// </summary>
    public void List(string path, string accepts, Func<StripeCall, IEnumerable<JsonObject>> rows) =>
        Map(HttpMethods.Get, path, accepts + ListParameters, call => Pagination.Page(rows(call), call.Params, $"/v1/{path}"));

    public void Retrieve(string path, string kind) => Get(path, "", call => call.Change.Get(kind, call.Id));

    private void Map(string method, string path, string accepts, Func<StripeCall, JsonObject> run, bool writes = true)
    {
        var spec = ParameterSpec.Parse(accepts + " expand[]");
        routes.MapMethods($"/v1/{path}", [method], http => RespondAsync(http, spec, run, writes && !HttpMethods.IsGet(method)));
    }

    private async Task RespondAsync(HttpContext http, ParameterSpec spec, Func<StripeCall, JsonObject> run, bool writes)
    {
        var call = new CallInfo(NewId.Of("req", 14), http.Request.Headers["Idempotency-Key"].FirstOrDefault());
        ApiHeaders.Write(http, call);
        int status;
        JsonObject body;
        try
        {
            ApiHeaders.CheckKey(http, context.Options);
            ApiHeaders.CheckVersion(http);
            var form = await Form.ReadAsync(http.Request, http.RequestAborted);
            (status, body) = writes
                ? Write(http, call, spec, form, run)
                : (200, state.Read(clock.GetUtcNow(), change => Run(change, http, spec, form, run)));
        }
        catch (StripeApiException refusal)
        {
            (status, body) = (refusal.Status, refusal.ToJson());
            logger.RequestRejected(http.Request.Method, http.Request.Path, status, refusal.Code ?? "", refusal.Message);
        }

        await ApiHeaders.WriteResponseAsync(http, status, body);
    }

    private (int Status, JsonObject Body) Write(
        HttpContext http, CallInfo call, ParameterSpec spec, JsonObject form, Func<StripeCall, JsonObject> run)
    {
        var now = clock.GetUtcNow();
        var hash = IdempotentResponse.Hash(http.Request.Method, http.Request.Path, form);
        try
        {
            return state.Write(now, call, change =>
            {
                if (IdempotentResponse.Find(change, call, hash) is { } stored)
                {
                    http.Response.Headers["Idempotent-Replayed"] = "true";
                    return (stored.Status, stored.Body);
                }

                var body = Run(change, http, spec, form, run);
                IdempotentResponse.Store(change, call, hash, 200, body);
                return (200, body);
            });
        }
        catch (StripeApiException refusal) when (refusal.KeepsChanges)
        {
            var body = refusal.ToJson();
            state.Write(now, call, change => IdempotentResponse.Store(change, call, hash, refusal.Status, body));
            return (refusal.Status, body);
        }
    }

    private JsonObject Run(Change change, HttpContext http, ParameterSpec spec, JsonObject form, Func<StripeCall, JsonObject> run)
    {
        var parameters = Parameters.Check(spec, form);
        var answer = run(new StripeCall(change, parameters, new RouteValues(http), context));
        return Expansion.Apply(change, answer, parameters);
    }
}
