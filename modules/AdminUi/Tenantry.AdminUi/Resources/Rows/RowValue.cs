using System.Globalization;
using System.Reflection;
using Tenantry.Kernel;

namespace Tenantry.AdminUi.Resources.Rows;

/// <summary>Reads and writes values of keys and references as they stand in addresses.</summary>
internal static class RowValue
{
    private const int MaxLength = 400;

    public static object? Parse(Type type, string text)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (text.Length is 0 or > MaxLength || text.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        return plain switch
        {
            _ when plain == typeof(string) => text,
            _ when plain == typeof(Guid) => Guid.TryParse(text, out var guid) ? guid : null,
            _ when plain == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number : null,
            _ when plain == typeof(long) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
                out var number) ? number : null,
            { IsEnum: true } => Enum.TryParse(plain, text, ignoreCase: true, out var value) && Enum.IsDefined(plain, value) ? value : null,
            _ when IsId(plain) => Guid.TryParse(text, out var guid) ? Activator.CreateInstance(plain, guid) : null,
            _ => null,
        };
    }

    public static bool IsId(Type type) => type.GetInterfaces()
        .Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IId<>));

    public static Guid? GuidOf(object? value) => value switch
    {
        Guid guid => guid,
        null => null,
        _ when IsId(value.GetType()) => (Guid)value.GetType()
            .GetProperty("Value", BindingFlags.Public | BindingFlags.Instance)!.GetValue(value)!,
        _ => null,
    };
}
