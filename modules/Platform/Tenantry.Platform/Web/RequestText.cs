using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Tenantry.Platform.Problems;

namespace Tenantry.Platform.Web;

/// <summary>
/// Refuses a request with a text that is not accepted, wherever it is, and with a value that its endpoint can't read: in the path, the
/// query, a form or JSON. Nothing of it reaches an endpoint or the database.
/// </summary>
internal sealed class RequestText(RequestDelegate next, WebOptions options)
{
    private static readonly string[] IgnoredFields = ["__RequestVerificationToken", "_handler"];

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is { } endpoint && !RequestErrors.IsErrorPage(context))
        {
            var refusal = InvalidText(context.Request) ?? ExpectedValues.FindInvalid(endpoint, context.Request);
            if (refusal is null && endpoint.Metadata.GetMetadata<UncheckedTextAttribute>() is null)
            {
                refusal = await BodyAsync(context);
            }

            if (refusal is not null)
            {
                await RequestErrors.RespondAsync(context, refusal);
                return;
            }
        }

        await next(context);
    }

    private static ProblemJsonResult? InvalidText(HttpRequest request)
    {
        var field = request.RouteValues.FirstOrDefault(value => value.Value is string text && !TextRules.IsValid(text)).Key
            ?? request.Query.FirstOrDefault(value => !TextRules.IsValid(value.Key) || !AreValid(value.Value, multiline: false)).Key;
        return field is null ? null : Refuse(field);
    }

    private async Task<ProblemJsonResult?> BodyAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.ContentType is null || request.ContentLength == 0)
        {
            return null;
        }

        if (RequestBody.Limit(context, options) is not { } limit)
        {
            return StatusProblems.For(StatusCodes.Status413PayloadTooLarge);
        }

        if (request.HasFormContentType)
        {
            return await FormAsync(context);
        }

        if (!request.HasJsonContentType())
        {
            return null;
        }

        return await RequestBody.BufferAsync(context, limit) is not { } body ? StatusProblems.For(StatusCodes.Status413PayloadTooLarge)
            : JsonText.FindInvalid(body.Span, options.MultilineFields) is { } field ? Refuse(field) : null;
    }

    private async Task<ProblemJsonResult?> FormAsync(HttpContext context)
    {
        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (InvalidDataException)
        {
            return WebProblems.BadRequest.ToHttp();
        }

        var field = form.Where(value => !IgnoredFields.Contains(value.Key))
                .FirstOrDefault(value => !TextRules.IsValid(value.Key) || !AreValid(value.Value, IsMultiline(value.Key))).Key
            ?? form.Files.FirstOrDefault(file => !TextRules.IsValid(file.FileName))?.Name;
        return field is null ? null : Refuse(field);
    }

    private bool IsMultiline(string field) => options.MultilineFields.Contains(field[(field.LastIndexOf('.') + 1)..]);

    private static bool AreValid(StringValues values, bool multiline) => values.All(value => TextRules.IsValid(value, multiline));

    // The name can be what is wrong.
    private static ProblemJsonResult Refuse(string field) =>
        WebProblems.InvalidText.WithField(TextRules.IsValid(field) ? field : "?").ToHttp();
}
