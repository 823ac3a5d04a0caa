using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tenantry.Billing.Migrations
{
    /// <inheritdoc />
    internal sealed partial class AddAddOnsReferralsAndTerms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "credit_note_order",
                schema: "billing");

            migrationBuilder.AddColumn<string>(
                name: "add_ons_json",
                schema: "billing",
                table: "subscription",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "item_id",
                schema: "billing",
                table: "subscription",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "terms",
                schema: "billing",
                table: "subscription",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "terms",
                schema: "billing",
                table: "plan_row",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "add_ons",
                schema: "billing",
                table: "plan_quote",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "referral",
                schema: "billing",
                table: "guest_checkout",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "former_terms",
                schema: "billing",
                columns: table => new
                {
                    product = table.Column<string>(type: "text", nullable: false),
                    plan = table.Column<string>(type: "text", nullable: false),
                    terms = table.Column<int>(type: "integer", nullable: false),
                    entitlements = table.Column<string>(type: "jsonb", nullable: false),
                    credits = table.Column<string>(type: "jsonb", nullable: false),
                    overages = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_former_terms", x => new { x.product, x.plan, x.terms });
                });

            migrationBuilder.CreateTable(
                name: "referral",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    referred_tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    percent = table.Column<int>(type: "integer", nullable: false),
                    months = table.Column<int>(type: "integer", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referral", x => new { x.tenant_id, x.referred_tenant_id });
                    table.CheckConstraint("referral_of_another", "tenant_id <> referred_tenant_id");
                });

            migrationBuilder.CreateTable(
                name: "referral_link",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    clicks = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referral_link", x => x.tenant_id);
                });

            migrationBuilder.CreateTable(
                name: "referral_move",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    gateway_id = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referral_move", x => new { x.tenant_id, x.reference, x.number });
                });

            migrationBuilder.CreateTable(
                name: "referral_reward",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    referred_tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    percent = table.Column<int>(type: "integer", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    total_minor = table.Column<long>(type: "bigint", nullable: false),
                    net_minor = table.Column<long>(type: "bigint", nullable: false),
                    due_minor = table.Column<long>(type: "bigint", nullable: false),
                    given_minor = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    paid_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    held_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_look_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    waits = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referral_reward", x => new { x.tenant_id, x.reference });
                    table.CheckConstraint("referral_reward_not_negative", "due_minor >= 0 and given_minor >= 0");
                });

            migrationBuilder.CreateTable(
                name: "trial_use",
                schema: "billing",
                columns: table => new
                {
                    kind = table.Column<string>(type: "text", nullable: false),
                    mark = table.Column<string>(type: "text", nullable: false),
                    product = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trial_use", x => new { x.kind, x.mark, x.product });
                });

            migrationBuilder.CreateIndex(
                name: "ix_referral_referred_tenant_id",
                schema: "billing",
                table: "referral",
                column: "referred_tenant_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_referral_link_code",
                schema: "billing",
                table: "referral_link",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_referral_reward_next_look_at",
                schema: "billing",
                table: "referral_reward",
                column: "next_look_at",
                filter: "next_look_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_referral_reward_reference",
                schema: "billing",
                table: "referral_reward",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_referral_reward_tenant_id_referred_tenant_id",
                schema: "billing",
                table: "referral_reward",
                columns: new[] { "tenant_id", "referred_tenant_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "former_terms",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "referral",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "referral_link",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "referral_move",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "referral_reward",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "trial_use",
                schema: "billing");

            migrationBuilder.DropColumn(
                name: "add_ons_json",
                schema: "billing",
                table: "subscription");

            migrationBuilder.DropColumn(
                name: "item_id",
                schema: "billing",
                table: "subscription");

            migrationBuilder.DropColumn(
                name: "terms",
                schema: "billing",
                table: "subscription");

            migrationBuilder.DropColumn(
                name: "terms",
                schema: "billing",
                table: "plan_row");

            migrationBuilder.DropColumn(
                name: "add_ons",
                schema: "billing",
                table: "plan_quote");

            migrationBuilder.DropColumn(
                name: "referral",
                schema: "billing",
                table: "guest_checkout");

            migrationBuilder.CreateTable(
                name: "credit_note_order",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    gateway_id = table.Column<string>(type: "text", nullable: true),
                    goes_to = table.Column<string>(type: "text", nullable: false),
                    invoice_id = table.Column<string>(type: "text", nullable: false),
                    memo = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_note_order", x => new { x.tenant_id, x.id });
                });
        }
    }
}
