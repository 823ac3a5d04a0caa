namespace Tenantry.Billing;

// What ending a subscription early, keeping it and giving time refuse.
internal static partial class BillingProblems
{
    public static Problem EndNowNotOffered { get; } =
        new(ProblemKind.Conflict, "billing.end_now_not_offered", "It cannot be ended at once. Cancel it, and it ends with the time you have paid for.");

    public static Problem RetentionNotOffered { get; } =
        new(ProblemKind.Conflict, "billing.retention_not_offered", "There is no such offer for this subscription. It can be taken once, and not beside another discount.");

    public static Problem GiftInvalid { get; } =
        new(ProblemKind.Invalid, "billing.gift_invalid", "Give between one day and a year, with a reason.");

    public static Problem GiftNotPossible { get; } =
        new(ProblemKind.Conflict, "billing.gift_not_possible", "Time can be given to a subscription that runs or is in its trial. This one is unpaid, paused or over.");
}
