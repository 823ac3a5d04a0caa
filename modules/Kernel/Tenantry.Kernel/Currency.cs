using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tenantry.Kernel;

/// <summary>Represents an ISO 4217 currency and the number of decimal digits of its minor unit.</summary>
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

    /// <summary>Gets the currencies of ISO 4217 that have a minor unit, ordered by code.</summary>
    public static IEnumerable<Currency> All => CurrencyTable.Exponents.Select(row => new Currency(row.Key, row.Value));

    /// <summary>Gets the three-letter code in upper case.</summary>
    /// <exception cref="InvalidOperationException">The currency is not set. There is no default currency.</exception>
    public string Code => _code ?? throw new InvalidOperationException("The currency is not set. There is no default currency.");

    /// <summary>
    /// Gets the number of decimal digits of the minor unit: 2 for US dollars, 0 for yen, 3 for dinars (ISO 4217, list one).
    /// </summary>
    public int Exponent { get; }

    /// <summary>Gets the currency's unambiguous symbol, or <see langword="null"/> if it has none and the code is shown instead.</summary>
    public string? Symbol => _code switch { "USD" => "$", "EUR" => "€", "GBP" => "£", "JPY" => "¥", _ => null };

    /// <summary>Gets the number of minor units in a unit: 100 for US dollars, 1 for yen.</summary>
    public long MinorUnitsPerUnit => Exponent switch { 0 => 1, 2 => 100, 3 => 1_000, _ => 10_000 };

    /// <summary>Gets a currency by its code.</summary>
    /// <param name="code">Three letters, in any case.</param>
    /// <returns>The currency.</returns>
    /// <exception cref="ArgumentException">The code is not an ISO 4217 currency code.</exception>
    public static Currency Of(string code) => TryOf(code, out var currency)
        ? currency
        : throw new ArgumentException($"'{code}' is not an ISO 4217 currency code. Use three letters, such as USD.", nameof(code));

    /// <summary>Tries to get a currency by its code.</summary>
    /// <param name="code">Three letters, in any case.</param>
    /// <param name="currency">The currency.</param>
    /// <returns><see langword="true"/> if the code is an ISO 4217 currency code; otherwise, <see langword="false"/>.</returns>
    public static bool TryOf([NotNullWhen(true)] string? code, out Currency currency)
    {
        var upper = code?.ToUpperInvariant();
        var isCode = upper is not null && CurrencyTable.Exponents.TryGetValue(upper, out _);
        currency = isCode ? new Currency(upper!, CurrencyTable.Exponents[upper!]) : default;
        return isCode;
    }

    /// <inheritdoc/>
    public override string ToString() => _code ?? "";
}

internal sealed class CurrencyJsonConverter : JsonConverter<Currency>
{
    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Currency.TryOf(reader.GetString(), out var currency)
            ? currency
            : throw new JsonException("This is not an ISO 4217 currency code. Use three letters, such as USD.");

    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
}
