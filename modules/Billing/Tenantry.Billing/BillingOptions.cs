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
using Tenantry.Billing.Notifications;
using Tenantry.Billing.Payments.Disputes;
using Tenantry.Billing.Payments.Refunds;
using Tenantry.Billing.Referrals;
using Tenantry.Billing.Trials;

namespace Tenantry.Billing;

/// <summary>Represents the options of billing.</summary>
public sealed class BillingOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Tenantry:Billing";

    /// <summary>Gets or sets the time for which a tenant keeps access after a failed renewal payment.</summary>
    /// <value>Between one hour and 60 days. The default is seven days.</value>
    [Range(typeof(TimeSpan), "01:00:00", "60.00:00:00")]
    public TimeSpan GracePeriod { get; set; } = TimeSpan.FromDays(7);

    /// <summary>
    /// Gets or sets the time for which access continues after a period that renews, until the payment provider has billed the next one.
    /// </summary>
    /// <value>Up to seven days. The default is six hours. A canceled subscription ends exactly at the end of its period.</value>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan RenewalLeeway { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Gets the seller, as shown on invoices.</summary>
    [ValidateObjectMembers]
    public SellerOptions Seller { get; } = new();

    /// <summary>Gets the options of invoice numbers.</summary>
    [ValidateObjectMembers]
    public NumberOptions InvoiceNumbers { get; } = new() { Prefix = "INV-" };

    /// <summary>Gets the options of credit note numbers.</summary>
    [ValidateObjectMembers]
    public NumberOptions CreditNoteNumbers { get; } = new() { Prefix = "CN-" };

    /// <summary>
    /// Gets or sets a value indicating whether the payment provider calculates the tax of new purchases and collects an address and a tax
    /// ID.
    /// </summary>
    /// <value>
    /// The default is <see langword="false"/>: prices are charged as they are. It must be enabled in the payment provider's account as
    /// well. Existing subscriptions keep the value with which they began.
    /// </value>
    public bool AutomaticTax { get; set; }

    /// <summary>
    /// Gets or sets the maximum age of invoices that the nightly reconciliation compares. Open invoices are always compared.
    /// </summary>
    /// <value>Between one day and 400 days. The default is 35 days.</value>
    [Range(typeof(TimeSpan), "1.00:00:00", "400.00:00:00")]
    public TimeSpan InvoicesComparedFor { get; set; } = TimeSpan.FromDays(35);

    /// <summary>
    /// Gets or sets the retention period of processed webhooks in the inbox. Failed webhooks are kept until they are processed.
    /// </summary>
    /// <value>Between 31 days, because the payment provider lists its events for 30, and 3650 days. The default is 90 days.</value>
    [Range(typeof(TimeSpan), "31.00:00:00", "3650.00:00:00")]
    public TimeSpan WebhooksKeptFor { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Gets or sets the lifetime of a credit reservation that does not specify one and is not ended before.</summary>
    /// <value>Between one second and 30 days. The default is 15 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan CreditReservationLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Gets or sets the time for which the amount of a plan change quote is valid.</summary>
    /// <value>Between one minute and one day. The default is 15 minutes.</value>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan QuoteLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Gets or sets a value indicating whether a downgrade is denied while the usage exceeds the limits of the smaller plan.
    /// </summary>
    /// <value>
    /// The default is <see langword="true"/>; otherwise, the customer is warned. For limits that reset with each period, the customer is
    /// always only warned.
    /// </value>
    public bool RefuseDowngradeAboveLimits { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether guest checkout is allowed. The account is created from the payment.</summary>
    /// <value>
    /// The default is <see langword="false"/>: a visitor signs up first. Guest checkout requires an <c>IAccounts</c>, which the package
    /// Tenantry.Tenancy registers.
    /// </value>
    public bool SellToVisitors { get; set; }

    /// <summary>Gets or sets the rule for trial eligibility, which decides who gets one trial of a product.</summary>
    /// <value>The default is <see cref="TrialGuard.Card"/>: one trial per tenant, email address and card.</value>
    [EnumDataType(typeof(TrialGuard))]
    public TrialGuard TrialGuard { get; set; } = TrialGuard.Card;

    /// <summary>
    /// Gets or sets where the payment form is shown. For an embedded form, the content security policy must allow the payment provider's
    /// script and frame.
    /// </summary>
    /// <value>The default is <see cref="CheckoutMode.Hosted"/>.</value>
    [EnumDataType(typeof(CheckoutMode))]
    public CheckoutMode Checkout { get; set; } = CheckoutMode.Hosted;

    /// <summary>Gets or sets the maximum duration of a pause of a subscription.</summary>
    /// <value>Up to one year; zero disables pausing. The default is 90 days.</value>
    [Range(typeof(TimeSpan), "00:00:00", "366.00:00:00")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Gets or sets the options of dunning: emails, restricted access and cancellation after a failed renewal payment.</summary>
    [ValidateObjectMembers]
    public DunningOptions Dunning { get; set; } = new();

    /// <summary>Gets or sets the options of the emails about money.</summary>
    [ValidateObjectMembers]
    public BillingEmailOptions Emails { get; set; } = new();

    /// <summary>Gets or sets the options for abandoned checkouts.</summary>
    [ValidateObjectMembers]
    public AbandonedCheckoutOptions AbandonedCheckout { get; set; } = new();

    /// <summary>Gets or sets whether a customer can cancel a subscription immediately.</summary>
    /// <value>The default is <see cref="ImmediateCancellationPolicy.NotOffered"/>.</value>
    [EnumDataType(typeof(ImmediateCancellationPolicy))]
    public ImmediateCancellationPolicy ImmediateCancellation { get; set; } = ImmediateCancellationPolicy.NotOffered;

    /// <summary>
    /// Gets or sets what becomes of the open invoices of a subscription that ends at once, because it was canceled while its payment failed
    /// or by an operator.
    /// </summary>
    /// <value>The default is <see cref="OpenInvoicePolicy.Void"/>.</value>
    [EnumDataType(typeof(OpenInvoicePolicy))]
    public OpenInvoicePolicy OpenInvoices { get; set; } = OpenInvoicePolicy.Void;

    /// <summary>Gets or sets what becomes of the subscriptions of a tenant that an operator suspends.</summary>
    /// <value>The default is <see cref="SuspendedTenantPolicy.Pause"/>. The subscriptions of a closed tenant always end.</value>
    [EnumDataType(typeof(SuspendedTenantPolicy))]
    public SuspendedTenantPolicy SuspendedTenants { get; set; } = SuspendedTenantPolicy.Pause;

    /// <summary>Gets or sets the retention offers for customers who are about to cancel.</summary>
    [ValidateObjectMembers]
    public RetentionOptions Retention { get; set; } = new();

    /// <summary>Gets or sets the options of referrals.</summary>
    [ValidateObjectMembers]
    public ReferralOptions Referrals { get; set; } = new();

    /// <summary>Gets or sets what happens to a subscription whose latest payment is refunded in full.</summary>
    /// <value>The default is <see cref="FullRefundPolicy.KeepAccess"/>.</value>
    [EnumDataType(typeof(FullRefundPolicy))]
    public FullRefundPolicy FullRefund { get; set; } = FullRefundPolicy.KeepAccess;

    /// <summary>Gets or sets the access to a subscription while one of its payments is disputed.</summary>
    /// <value>The default is <see cref="OpenDisputePolicy.Restrict"/>.</value>
    [EnumDataType(typeof(OpenDisputePolicy))]
    public OpenDisputePolicy OpenDispute { get; set; } = OpenDisputePolicy.Restrict;

    /// <summary>Gets or sets what happens to a subscription when a dispute of one of its payments is lost.</summary>
    /// <value>The default is <see cref="LostDisputePolicy.EndSubscription"/>.</value>
    [EnumDataType(typeof(LostDisputePolicy))]
    public LostDisputePolicy LostDispute { get; set; } = LostDisputePolicy.EndSubscription;
}

[OptionsValidator]
internal sealed partial class BillingOptionsValidator : IValidateOptions<BillingOptions>;
