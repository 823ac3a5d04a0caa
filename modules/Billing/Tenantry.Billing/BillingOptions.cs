using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Tenantry.Billing.Cancellations;
using Tenantry.Billing.Cancellations.Retention;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Checkouts.Abandoned;
using Tenantry.Billing.Customers.BillingDetails;
using Tenantry.Billing.Dunning;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Invoicing.Numbering;
using Tenantry.Billing.Payments.Disputes;
using Tenantry.Billing.Payments.Refunds;
using Tenantry.Billing.Referrals;
using Tenantry.Billing.Trials;

namespace Tenantry.Billing;

/// <summary>What billing needs to know.</summary>
public sealed class BillingOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Tenantry:Billing";

    /// <summary>Gets or sets how long a tenant keeps access after a renewal was not paid.</summary>
    /// <value>Seven days; between one hour and sixty days.</value>
    [Range(typeof(TimeSpan), "01:00:00", "60.00:00:00")]
    public TimeSpan GracePeriod { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Gets or sets how long access outlasts a period that renews, until the provider has billed the next one.</summary>
    /// <value>Six hours; up to seven days. A subscription that is cancelled ends to the second all the same.</value>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan RenewalLeeway { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Gets who sells, as it stands on invoices.</summary>
    [ValidateObjectMembers]
    public SellerOptions Seller { get; } = new();

    /// <summary>Gets how invoices are numbered.</summary>
    [ValidateObjectMembers]
    public NumberOptions InvoiceNumbers { get; } = new() { Prefix = "INV-" };

    /// <summary>Gets how credit notes are numbered.</summary>
    [ValidateObjectMembers]
    public NumberOptions CreditNoteNumbers { get; } = new() { Prefix = "CN-" };

    /// <summary>Gets or sets a value indicating whether the payment provider reckons the tax of new purchases, and asks for an address and a tax number.</summary>
    /// <value>No: prices are charged as they are. It must be switched on at the provider too. Subscriptions that run keep what they began with.</value>
    public bool AutomaticTax { get; set; }

    /// <summary>Gets or sets how old an invoice may be that is still compared with the provider each night. Open ones are compared for ever.</summary>
    /// <value>35 days; between one day and 400 days.</value>
    [Range(typeof(TimeSpan), "1.00:00:00", "400.00:00:00")]
    public TimeSpan InvoicesComparedFor { get; set; } = TimeSpan.FromDays(35);

    /// <summary>Gets or sets how long a webhook that was handled is kept in the inbox. What failed is kept until it is handled.</summary>
    /// <value>90 days; at least 31 days, since the provider lists its events for 30, and at most 3650 days.</value>
    [Range(typeof(TimeSpan), "31.00:00:00", "3650.00:00:00")]
    public TimeSpan WebhooksKeptFor { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Gets or sets how long credits stay set aside where nobody ends the reservation, and whoever made it said nothing.</summary>
    /// <value>Fifteen minutes; between a second and thirty days.</value>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan CreditReservationLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Gets or sets how long the amount of a quoted change of plan holds.</summary>
    /// <value>Fifteen minutes; between one minute and one day.</value>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan QuoteLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Gets or sets a value indicating whether a smaller plan is refused while more is used than it allows.</summary>
    /// <value>Yes; otherwise the customer is warned. What begins anew with each period is only ever warned about.</value>
    public bool RefuseDowngradeAboveLimits { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether somebody who is not signed in may pay at once; the account is made from the payment.</summary>
    /// <value>No: a visitor signs up first. It needs an <c>IAccounts</c>, which the package Tenantry.Tenancy registers.</value>
    public bool SellToVisitors { get; set; }

    /// <summary>Gets or sets who gets one trial of a product.</summary>
    /// <value><see cref="TrialGuard.Card"/>: each tenant, person and card.</value>
    [EnumDataType(typeof(TrialGuard))]
    public TrialGuard TrialGuard { get; set; } = TrialGuard.Card;

    /// <summary>Gets or sets where a purchase is paid. A policy for content security must then allow the provider's script and frame.</summary>
    /// <value><see cref="CheckoutMode.Hosted"/>.</value>
    [EnumDataType(typeof(CheckoutMode))]
    public CheckoutMode Checkout { get; set; } = CheckoutMode.Hosted;

    /// <summary>Gets or sets how long a customer may pause a subscription.</summary>
    /// <value>90 days; zero offers no pause; up to one year.</value>
    [Range(typeof(TimeSpan), "00:00:00", "366.00:00:00")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Gets what happens after a renewal was not paid: mails, less access, the end.</summary>
    [ValidateObjectMembers]
    public DunningOptions Dunning { get; set; } = new();

    /// <summary>Gets or sets what happens when somebody leaves the payment page without paying.</summary>
    [ValidateObjectMembers]
    public AbandonedOptions AbandonedCheckout { get; set; } = new();

    /// <summary>Gets or sets whether a customer may end a subscription at once.</summary>
    /// <value><see cref="EndNowPolicy.NotOffered"/>.</value>
    [EnumDataType(typeof(EndNowPolicy))]
    public EndNowPolicy EndNow { get; set; } = EndNowPolicy.NotOffered;

    /// <summary>Gets or sets what is offered to a customer who is about to cancel.</summary>
    [ValidateObjectMembers]
    public RetentionOptions Retention { get; set; } = new();

    /// <summary>Gets or sets what a customer earns who brings another one.</summary>
    [ValidateObjectMembers]
    public ReferralOptions Referrals { get; set; } = new();

    /// <summary>Gets or sets what becomes of a subscription whose latest payment went back in full.</summary>
    /// <value><see cref="FullRefundPolicy.KeepAccess"/>.</value>
    [EnumDataType(typeof(FullRefundPolicy))]
    public FullRefundPolicy FullRefund { get; set; } = FullRefundPolicy.KeepAccess;

    /// <summary>Gets or sets what access a subscription gives while a payment of it is disputed.</summary>
    /// <value><see cref="OpenDisputePolicy.Restrict"/>.</value>
    [EnumDataType(typeof(OpenDisputePolicy))]
    public OpenDisputePolicy OpenDispute { get; set; } = OpenDisputePolicy.Restrict;

    /// <summary>Gets or sets what becomes of a subscription when a dispute of a payment of it is lost.</summary>
    /// <value><see cref="LostDisputePolicy.EndSubscription"/>.</value>
    [EnumDataType(typeof(LostDisputePolicy))]
    public LostDisputePolicy LostDispute { get; set; } = LostDisputePolicy.EndSubscription;
}

[OptionsValidator]
internal sealed partial class BillingOptionsValidator : IValidateOptions<BillingOptions>;
