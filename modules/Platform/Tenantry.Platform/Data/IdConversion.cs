using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Tenantry.Platform.Data;

/// <summary>Stores every typed id as a <c>uuid</c>, and a currency as its code.</summary>
internal static class IdConversion
{
    public static void Register(ModelConfigurationBuilder model, Assembly module)
    {
        model.Properties<Currency>().HaveConversion<CurrencyConverter>().HaveMaxLength(3);
        var near = module.GetReferencedAssemblies()
            .Where(name => name.Name!.StartsWith("Tenantry", StringComparison.Ordinal)).Select(Assembly.Load).Append(module);
        foreach (var type in near.SelectMany(assembly => assembly.GetTypes()).Where(IsId))
        {
            model.Properties(type).HaveConversion(typeof(IdConverter<>).MakeGenericType(type));
        }
    }

    private static bool IsId(Type type) => type.IsValueType && type.GetInterfaces().Any(
        face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IId<>));

    private sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => From<TId>(value))
        where TId : struct, IId<TId>;

    private sealed class CurrencyConverter() : ValueConverter<Currency, string>(currency => currency.Code, code => Currency.Of(code));

    // An expression tree cannot call a static abstract member; a method it calls can.
    private static TId From<TId>(Guid value)
        where TId : struct, IId<TId> => TId.From(value);
}
