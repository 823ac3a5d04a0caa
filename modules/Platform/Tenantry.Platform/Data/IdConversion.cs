using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Tenantry.Platform.Data;

/// <summary>Converts every strongly typed ID to a <c>uuid</c>, and a currency to its code.</summary>
internal static class IdConversion
{
    public static void Register(ModelConfigurationBuilder model, Assembly module)
    {
        model.Properties<Currency>().HaveConversion<CurrencyConverter>().HaveMaxLength(3);
        var assemblies = module.GetReferencedAssemblies()
            .Where(name => name.Name!.StartsWith("Tenantry", StringComparison.Ordinal)).Select(Assembly.Load).Append(module);
        foreach (var type in assemblies.SelectMany(assembly => assembly.GetTypes()).Where(IsId))
        {
            model.Properties(type).HaveConversion(typeof(IdConverter<>).MakeGenericType(type));
        }
    }

    private static bool IsId(Type type) => type.IsValueType && type.GetInterfaces().Any(
        implemented => implemented.IsGenericType && implemented.GetGenericTypeDefinition() == typeof(IId<>));

    private sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => From<TId>(value))
        where TId : struct, IId<TId>;

    private sealed class CurrencyConverter() : ValueConverter<Currency, string>(currency => currency.Code, code => Currency.Of(code));

    // An expression tree can't call a static abstract member, but it can call a method that does.
    private static TId From<TId>(Guid value)
        where TId : struct, IId<TId> => TId.From(value);
}
