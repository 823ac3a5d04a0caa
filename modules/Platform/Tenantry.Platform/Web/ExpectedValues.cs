using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Tenantry.Platform.Problems;

namespace Tenantry.Platform.Web;

/// <summary>
/// Checks the query against the types that an endpoint reads it into. A page would respond to a malformed ID with 500, and an endpoint
/// would read a time without an offset in the time zone of the server.
/// </summary>
internal static class ExpectedValues
{
    private static readonly ConcurrentDictionary<Endpoint, IReadOnlyList<Expected>> Known = new();

    public static ProblemJsonResult? FindInvalid(Endpoint endpoint, HttpRequest request)
    {
        if (request.Query.Count == 0)
        {
            return null;
        }

        foreach (var expected in Known.GetOrAdd(endpoint, Read))
        {
            foreach (var value in request.Query[expected.Name])
            {
                if (!(expected.IsOptional && string.IsNullOrEmpty(value)) && !expected.CanRead(value))
                {
                    return expected.Problem.WithField(expected.Name).ToHttp();
                }
            }
        }

        return null;
    }

    private static List<Expected> Read(Endpoint endpoint)
    {
        var parameters = endpoint.Metadata.GetOrderedMetadata<IParameterBindingMetadata>().Where(parameter => parameter.HasTryParse)
            .Select(parameter => (parameter.Name, PropertyType: parameter.ParameterInfo.ParameterType));
        var page = endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type;
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var properties = (page?.GetProperties(Any) ?? [])
            .Select(property => (Property: property, Query: property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()))
            .Where(pair => pair.Query is not null)
            .Select(pair => (Name: pair.Query!.Name ?? pair.Property.Name, pair.Property.PropertyType));
        return [.. parameters.Concat(properties).Select(pair => Expected.For(pair.Name, pair.PropertyType)).OfType<Expected>()];
    }

    private sealed record Expected(string Name, bool IsOptional, Func<string?, bool> CanRead, Problem Problem)
    {
        public static Expected? For(string name, Type declared)
        {
            var type = declared.IsArray ? declared.GetElementType()! : declared;
            var optional = Nullable.GetUnderlyingType(type);
            var (canRead, problem) = Reader(optional ?? type);
            return canRead is null ? null : new Expected(name, optional is not null, canRead, problem!);
        }

        private static (Func<string?, bool>? CanRead, Problem? Problem) Reader(Type type)
        {
            var culture = CultureInfo.InvariantCulture;
            return type switch
            {
                _ when type == typeof(Guid) => (value => Guid.TryParse(value, out _), WebProblems.InvalidId),
                _ when type == typeof(DateTimeOffset) || type == typeof(DateTime) =>
                    (value => Instants.TryParse(value, out _), WebProblems.InvalidTime),
                _ when type == typeof(int) => (value => int.TryParse(value, culture, out _), WebProblems.InvalidValue),
                _ when type == typeof(long) => (value => long.TryParse(value, culture, out _), WebProblems.InvalidValue),
                _ when type == typeof(bool) => (value => bool.TryParse(value, out _), WebProblems.InvalidValue),
                _ when type == typeof(decimal) => (value => decimal.TryParse(value, culture, out _), WebProblems.InvalidValue),
                _ when type == typeof(DateOnly) => (value => DateOnly.TryParse(value, culture, out _), WebProblems.InvalidValue),
                _ => (null, null),
            };
        }
    }
}
