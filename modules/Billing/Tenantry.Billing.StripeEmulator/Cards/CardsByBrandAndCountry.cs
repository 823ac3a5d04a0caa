namespace Tenantry.Billing.StripeEmulator;

/// <summary>Stripe's test cards by brand and by country, which always succeed.</summary>
internal static class CardsByBrandAndCountry
{
    private static readonly (string Name, string Number, string Brand, string Funding)[] Brands =
    [
        ("visa_debit", "4000056655665556", "visa", "debit"), ("mastercard", "5555555555554444", "mastercard", "credit"),
        ("mastercard_2", "2223003122003222", "mastercard", "credit"), ("mastercard_debit", "5200828282828210", "mastercard", "debit"),
        ("mastercard_prepaid", "5105105105105100", "mastercard", "prepaid"), ("amex", "371449635398431", "amex", "credit"),
        ("amex_2", "378282246310005", "amex", "credit"), ("discover", "6011000990139424", "discover", "credit"),
        ("discover_2", "6011111111111117", "discover", "credit"), ("discover_debit", "6011981111111113", "discover", "debit"),
        ("diners", "3056930009020004", "diners", "credit"), ("diners_14digits", "36227206271667", "diners", "credit"),
        ("jcb", "3566002020360505", "jcb", "credit"), ("unionpay", "6200000000000005", "unionpay", "credit"),
        ("unionpay_debit", "6200000000000047", "unionpay", "debit"), ("unionpay_19digits", "6205500000000000004", "unionpay", "credit"),
    ];

    private static readonly (string Country, string Number)[] Countries =
    [
        ("AE", "4000007840000001"), ("AR", "4000000320000021"), ("AT", "4000000400000008"), ("AU", "4000000360000006"),
        ("BE", "4000000560000004"),
        ("BG", "4000001000000000"), ("BR", "4000000760000002"), ("BY", "4000001120000005"), ("CA", "4000001240000000"),
        ("CH", "4000007560000009"),
        ("CL", "4000001520000001"), ("CN", "4000001560000002"), ("CO", "4000001700000003"), ("CR", "4000001880000005"),
        ("CY", "4000001960000008"),
        ("CZ", "4000002030000002"), ("DE", "4000002760000016"), ("DK", "4000002080000001"), ("EC", "4000002180000000"),
        ("EE", "4000002330000009"),
        ("ES", "4000007240000007"), ("FI", "4000002460000001"), ("FR", "4000002500000003"), ("GB", "4000008260000000"),
        ("GI", "4000002920000005"),
        ("GR", "4000003000000030"), ("HK", "4000003440000004"), ("HR", "4000001910000009"), ("HU", "4000003480000005"),
        ("IE", "4000003720000005"),
        ("IN", "4000003560000008"), ("IT", "4000003800000008"), ("JP", "4000003920000003"), ("LI", "4000004380000004"),
        ("LT", "4000004400000000"),
        ("LU", "4000004420000006"), ("LV", "4000004280000005"), ("MT", "4000004700000007"), ("MX", "4000004840008001"),
        ("MY", "4000004580000002"),
        ("NL", "4000005280000002"), ("NO", "4000005780000007"), ("NZ", "4000005540000008"), ("PA", "4000005910000000"),
        ("PE", "4000006040000068"),
        ("PL", "4000006160000005"), ("PT", "4000006200000007"), ("PY", "4000006000000066"), ("RO", "4000006420000001"),
        ("SA", "4000006820000007"),
        ("SE", "4000007520000008"), ("SG", "4000007020000003"), ("SI", "4000007050000006"), ("SK", "4000007030000001"),
        ("TH", "4000007640000003"),
        ("TW", "4000001580000008"), ("UY", "4000008580000003"),
    ];

    private static readonly Dictionary<string, TestCard> ByName = Build();

    public static IEnumerable<TestCard> All => ByName.Values;

    public static TestCard? FindByName(string name) => name is "visa" or "us" ? TestCards.Find("4242424242424242")
        : ByName.GetValueOrDefault(name);

    private static Dictionary<string, TestCard> Build()
    {
        var cards = new Dictionary<string, TestCard>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, number, brand, funding) in Brands)
        {
            cards[name] = new(number, $"Succeeds ({brand}, {funding})") { Brand = brand, Funding = funding };
        }

        foreach (var (country, number) in Countries)
        {
            cards[country] = new(number, $"Succeeds (visa, {country})") { Country = country };
        }

        return cards;
    }
}
