using FsCheck;
using FsCheck.Fluent;

namespace Tenantry.Billing.Tests.Proofs;

/// <summary>Represents the actions of a tenant and the delivery of their webhooks.</summary>
internal sealed record History(string Plan, string[] Steps, int[] Order, Fate[] Fates)
{
    public static readonly string[] Verbs =
        ["pack", "upgrade", "upgrade", "downgrade", "cancel", "resume", "refund", "refund", "days", "days", "month", "bad card",
            "good card", "end now",
        "more", "more", "less"];

    // Without shrinking: each case takes seconds, and the steps are short enough to read.
    public static Arbitrary<History> Any { get; } = (
        from plan in Gen.Elements("member", "patron", "member")
        from count in Gen.Choose(2, 6)
        from steps in Gen.Elements(Verbs).ArrayOf(count)
        from order in Gen.Choose(0, 1_000_000).ArrayOf(211)
        from fates in Gen.Frequency((2, Gen.Constant(Fate.Lost)), (5, Gen.Constant(Fate.Once)), (2, Gen.Constant(Fate.Twice)),
            (1, Gen.Constant(Fate.Thrice))).ArrayOf(97)
        select new History(plan, steps, order, fates)).ToArbitrary();

    public override string ToString() => $"{Plan}: {string.Join(", ", Steps)}";
}
