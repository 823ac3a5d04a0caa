using FsCheck;
using FsCheck.Fluent;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Ledger;

namespace Tenantry.Billing.Tests.Credits;

/// <summary>Tests grants, spends, reservations, revocations and expirations in any order and with any number of repetitions.</summary>
public sealed class LedgerProperties(CreditsApp credits) : IClassFixture<CreditsApp>
{
    [Fact]
    public void Rules_NeverGoBelowZero_AndLoseNothing() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2_000),
        Prop.ForAll(Step.Scripts, script =>
        {
            var model = new LedgerModel(credits.Now);
            Play(script, model).Count.ShouldBe(script.Length);
            new[] { model.Available, model.Reserved, model.Owed, model.Spent, model.Expired,
                model.Revoked }.ShouldAllBe(amount => amount >= 0);
            (model.Available + model.Lapsed + model.Reserved + model.Spent + model.Expired
                + model.Revoked - model.Owed).ShouldBe(model.Issued);
            (model.Owed > 0 && model.Available > 0).ShouldBeFalse("debt is paid first");
        }));

    [Fact]
    public void Ledger_MatchesTheModel_StepByStep() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(12),
        Prop.ForAll(Step.Scripts, script =>
        {
            var (wallet, model) = (new Wallet(credits.App, credits.NewTenant()), new LedgerModel(credits.Now));
            Play(script, new RealLedger(wallet)).ShouldBe(Play(script, model));
            var sides = wallet.SidesAsync().GetAwaiter().GetResult();
            sides.Values.Sum().ShouldBe(0);
            sides.ShouldBe(
                new Dictionary<CreditSide, long>
                {
                    [CreditSide.Issued] = -model.Issued,
                    [CreditSide.Available] = model.Available + model.Lapsed,
                    [CreditSide.Reserved] = model.Reserved,
                    [CreditSide.Spent] = model.Spent,
                    [CreditSide.Expired] = model.Expired,
                    [CreditSide.Revoked] = model.Revoked,
                    [CreditSide.Owed] = -model.Owed,
                },
                ignoreOrder: true);
            wallet.ShouldAgreeAsync().GetAwaiter().GetResult();
        }));

    private static IReadOnlyList<string> Play(Step[] script, ILedger ledger) => Step.PlayAsync(script, ledger).GetAwaiter().GetResult();
}
