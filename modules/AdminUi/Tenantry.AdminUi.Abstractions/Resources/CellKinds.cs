using System.Text.RegularExpressions;

namespace Tenantry.AdminUi;

/// <summary>Finds the kind of a cell from the type of its value.</summary>
internal static class CellKinds
{
    public static CellKind Of(Type type) => type switch
    {
        _ when type == typeof(Money) => CellKind.Money,
        _ when type == typeof(DateTimeOffset) => CellKind.Time,
        { IsEnum: true } => CellKind.Status,
        _ when type == typeof(TenantId) => CellKind.Tenant,
        _ when type == typeof(int) || type == typeof(long) || type == typeof(short) || type == typeof(decimal)
            || type == typeof(double) => CellKind.Number,
        _ when type == typeof(Guid) || type.GetInterfaces()
            .Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IId<>)) => CellKind.Code,
        _ => CellKind.Text,
    };
}

/// <summary>Makes the name of a column in an address from its title.</summary>
internal static partial class ColumnName
{
    public static string Of(string title) => Other().Replace(title.ToLowerInvariant(), "-").Trim('-');

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Other();
}
