namespace Tenantry.Billing.StripeEmulator;

/// <summary>Records the account's ledger: the amount, fee and net of each charge, refund and dispute.</summary>
internal static class BalanceTransactions
{
    public const string Kind = "balance_transaction";

    private const decimal FeeRate = 0.029m;
    private const long FixedFee = 30;
    private const long DisputeFee = 1500;

    public static void Map(StripeApi api)
    {
        api.Retrieve("balance_transactions/{id}", Kind);
        api.List("balance_transactions", "currency source type created:range", call =>
            call.Rows(Kind, "source", "currency", "type").CreatedIn(call.Params));
    }

    /// <summary>Records a captured charge. An authorized charge that isn't captured has no balance transaction.</summary>
    public static void RecordCharge(Change change, JsonObject charge)
    {
        var captured = charge.Long("amount_captured");
        var fee = Amounts.Round(captured * FeeRate) + FixedFee;
        charge["balance_transaction"] = Add(change, charge, captured, "charge", "charge", fee, "Stripe processing fees").Id();
    }

    /// <summary>Deducts a refund from the balance. Stripe does not return the fee of the charge.</summary>
    public static void RecordRefund(Change change, JsonObject refund) =>
        refund["balance_transaction"] = Add(change, refund, -refund.Long("amount"), "refund", "refund").Id();

    public static void RecordFailedRefund(Change change, JsonObject refund) =>
        refund["failure_balance_transaction"] = Add(change, refund, refund.Long("amount"), "refund_failure", "refund_failure").Id();

    public static void RecordDisputeWithdrawal(Change change, JsonObject dispute) =>
        dispute.List("balance_transactions").Add(Add(change, dispute, -dispute.Long("amount"), "adjustment", "dispute", DisputeFee,
            "Dispute fee").Clone());

    public static void RecordDisputeReinstatement(Change change, JsonObject dispute) =>
        dispute.List("balance_transactions").Add(Add(change, dispute, dispute.Long("amount"), "adjustment", "dispute_reversal").Clone());

    private static JsonObject Add(
        Change change, JsonObject source, long amount, string type, string category, long fee = 0, string? feeDescription = null)
    {
        var transaction = Shape.Of(Kind, NewId.Of("txn"), change.Now);
        transaction["amount"] = amount;
        transaction["available_on"] = change.Now;
        transaction["currency"] = source.Text("currency");
        transaction["description"] = source.Text("description");
        transaction["fee"] = fee;
        transaction["net"] = amount - fee;
        transaction["reporting_category"] = category;
        transaction["source"] = source.Id();
        transaction["type"] = type;
        if (fee > 0)
        {
            transaction.List("fee_details").Add(new JsonObject
            {
                ["amount"] = fee,
                ["application"] = null,
                ["currency"] = source.Text("currency"),
                ["description"] = feeDescription,
                ["type"] = "stripe_fee",
            });
        }

        return change.Add(transaction);
    }
}
