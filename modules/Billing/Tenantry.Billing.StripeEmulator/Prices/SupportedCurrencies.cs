namespace Tenantry.Billing.StripeEmulator;

/// <summary>Refuses currencies that Stripe does not support, of docs.stripe.com/currencies.</summary>
internal static class SupportedCurrencies
{
    private static readonly string[] All =
        ("usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf chf "
            + "clp cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl htg huf idr "
            + "ils inr isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur "
            + "mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr "
            + "sek sgd shp sle sos srd std szl thb tjs tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xcg xof "
            + "xpf yer zar zmw").Split(' ');

    private static readonly HashSet<string> Known = new(All, StringComparer.Ordinal);

    public static string Check(string currency) => Known.Contains(currency) ? currency : throw StripeApiException.Invalid(
        $"Invalid currency: {currency}. Stripe currently supports these currencies: {string.Join(", ", All)}", "currency");
}
