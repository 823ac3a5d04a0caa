using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tenantry.Kernel;

/// <summary>A currency of ISO 4217 and how many digits its smallest unit stands behind the point.</summary>
[JsonConverter(typeof(CurrencyJsonConverter))]
public readonly record struct Currency
{
    private readonly string? _code;

    private Currency(string code, int exponent)
    {
        _code = code;
        Exponent = exponent;
    }

    /// <summary>Gets the US dollar.</summary>
    public static Currency Usd { get; } = Of("USD");

    /// <summary>Gets the euro.</summary>
    public static Currency Eur { get; } = Of("EUR");

    /// <summary>Gets every currency of the table, by code.</summary>
    public static IEnumerable<Currency> All => CurrencyTable.Exponents.Select(row => new Currency(row.Key, row.Value));

    /// <summary>Gets the three-letter code in capitals.</summary>
    /// <exception cref="InvalidOperationException">The currency was never set; there is no default currency.</exception>
    public string Code => _code ?? throw new InvalidOperationException("No currency was given. There is no default currency.");

    /// <summary>Gets how many decimal digits one minor unit stands for: 2 for cents, 0 for yen, 3 for dinars (ISO 4217, list one).</summary>
    public int Exponent { get; }

    /// <summary>Gets the sign that readers take for this currency without a doubt, or <see langword="null"/> where the code is clearer.</summary>
    public string? Symbol => _code switch { "USD" => "$", "EUR" => "€", "GBP" => "£", "JPY" => "¥", _ => null };

    /// <summary>Gets how many minor units make one: 100 for dollars, 1 for yen.</summary>
    public long MinorUnitsPerUnit => Exponent switch { 0 => 1, 2 => 100, 3 => 1_000, _ => 10_000 };

    /// <summary>Finds a currency by its code.</summary>
    /// <param name="code">Three letters, in any case.</param>
    /// <returns>The currency.</returns>
    /// <exception cref="ArgumentException">ISO 4217 has no such code.</exception>
    public static Currency Of(string code) => TryOf(code, out var currency)
        ? currency
        : throw new ArgumentException($"'{code}' is not an ISO 4217 currency code. Write three letters, such as USD.", nameof(code));

    /// <summary>Finds a currency by its code, if there is one.</summary>
    /// <param name="code">Three letters, in any case.</param>
    /// <param name="currency">The currency.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryOf([NotNullWhen(true)] string? code, out Currency currency)
    {
        var upper = code?.ToUpperInvariant();
        var known = upper is not null && CurrencyTable.Exponents.TryGetValue(upper, out _);
        currency = known ? new Currency(upper!, CurrencyTable.Exponents[upper!]) : default;
        return known;
    }

    /// <inheritdoc/>
    public override string ToString() => _code ?? "";
}

internal sealed class CurrencyJsonConverter : JsonConverter<Currency>
{
    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Currency.TryOf(reader.GetString(), out var currency)
            ? currency
            : throw new JsonException("This is not an ISO 4217 currency code. Write three letters, such as USD.");

    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
}
