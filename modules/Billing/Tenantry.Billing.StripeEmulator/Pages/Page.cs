using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Provides the services of the pages.</summary>
internal sealed record PageContext(StripeState State, EmulatorClock Clock, StripeEmulatorServer Server, EmulatorContext Context)
{
    public IResult Read(Func<Change, IResult> render) => State.Read(Clock.GetUtcNow(), render);

    public IResult Write(Func<Change, IResult> handle) => State.Write(Clock.GetUtcNow(), call: null, handle);
}

internal static class Page
{
    public static IResult Of<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent => Of<T>(200, parameters);

    public static IResult Of<T>(int status, params (string Name, object? Value)[] parameters)
        where T : IComponent =>
        new RazorComponentResult<T>(parameters.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal))
        {
            StatusCode = status,
        };

    public static IResult Notice(string title, string text, string? link = null, string linkText = "Continue", int status = 200) =>
        Of<NoticePage>(status, ("Title", title), ("Text", text), ("Link", link), ("LinkText", linkText));

    public static IResult NotFound(string title) => Notice(title, "The link may be wrong, or the local data was cleared.", status: 404);

    public static CardForm Card(IFormCollection form) =>
        new(form["number"].ToString(), form["expiry"].ToString(), form["cvc"].ToString(), form["name"].ToString().Trim());
}
