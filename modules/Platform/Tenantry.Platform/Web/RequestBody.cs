using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Tenantry.Platform.Web;

/// <summary>Limits the body of a request before anything parses it.</summary>
internal static class RequestBody
{
    /// <summary>Applies the limit of the endpoint, or the default one.</summary>
    /// <returns>The limit in bytes, or <see langword="null"/> if the body is longer.</returns>
    public static long? Limit(HttpContext context, WebOptions options)
    {
        var endpoint = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>();
        var limit = endpoint is not null ? endpoint.MaxRequestBodySize ?? long.MaxValue
            : context.Request.HasFormContentType ? options.MaxFormBody : options.MaxJsonBody;
        if (context.Request.ContentLength > limit)
        {
            return null;
        }

        if (endpoint is null && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = limit;
        }

        return limit;
    }

    /// <summary>Reads the body into memory, where the endpoint reads it again.</summary>
    /// <returns>The body, or <see langword="null"/> if it is longer than the limit.</returns>
    public static async Task<ReadOnlyMemory<byte>?> BufferAsync(HttpContext context, long limit)
    {
        var request = context.Request;
        var copy = new MemoryStream((int)(request.ContentLength ?? 0));
        context.Response.RegisterForDispose(copy);
        var chunk = new byte[16 * 1024];
        int count;
        while ((count = await request.Body.ReadAsync(chunk, context.RequestAborted)) > 0)
        {
            if (copy.Length + count > limit)
            {
                return null;
            }

            copy.Write(chunk, 0, count);
        }

        copy.Position = 0;
        request.Body = copy;
        return copy.GetBuffer().AsMemory(0, (int)copy.Length);
    }
}
