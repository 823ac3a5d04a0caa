using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tenantry.RevenueDashboard.Migrations
{
    /// <inheritdoc />
    internal sealed partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "revenue");

            migrationBuilder.CreateTable(
                name: "mrr_customer",
                schema: "revenue",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mrr_customer", x => x.tenant_id);
                });

            migrationBuilder.CreateTable(
                name: "mrr_movement",
                schema: "revenue",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subscription = table.Column<Guid>(type: "uuid", nullable: false),
                    product = table.Column<string>(type: "text", nullable: false),
                    product_name = table.Column<string>(type: "text", nullable: false),
                    plan = table.Column<string>(type: "text", nullable: false),
                    plan_name = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    type = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    delta = table.Column<decimal>(type: "numeric(19,6)", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    policy_version = table.Column<int>(type: "integer", nullable: false),
                    cause = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    reverses = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mrr_movement", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "mrr_state",
                schema: "revenue",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subscription = table.Column<Guid>(type: "uuid", nullable: false),
                    product = table.Column<string>(type: "text", nullable: false),
                    product_name = table.Column<string>(type: "text", nullable: false),
                    plan = table.Column<string>(type: "text", nullable: false),
                    plan_name = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    mrr = table.Column<decimal>(type: "numeric(19,6)", nullable: false),
                    arr = table.Column<decimal>(type: "numeric(19,6)", nullable: false),
                    rate = table.Column<decimal>(type: "numeric(19,6)", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    as_of = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mrr_state", x => new { x.tenant_id, x.subscription });
                });

            migrationBuilder.CreateTable(
                name: "revenue_payment",
                schema: "revenue",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    product = table.Column<string>(type: "text", nullable: false),
                    minor_units = table.Column<long>(type: "bigint", nullable: false),
                    refunded_minor = table.Column<long>(type: "bigint", nullable: false),
                    lost_minor = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    subscription = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_revenue_payment", x => new { x.tenant_id, x.reference });
                });

            migrationBuilder.CreateIndex(
                name: "ix_mrr_movement_at",
                schema: "revenue",
                table: "mrr_movement",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_mrr_movement_tenant_id_at",
                schema: "revenue",
                table: "mrr_movement",
                columns: new[] { "tenant_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_revenue_payment_at",
                schema: "revenue",
                table: "revenue_payment",
                column: "at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "mrr_customer",
                schema: "revenue");

            migrationBuilder.DropTable(
                name: "mrr_movement",
                schema: "revenue");

            migrationBuilder.DropTable(
                name: "mrr_state",
                schema: "revenue");

            migrationBuilder.DropTable(
                name: "revenue_payment",
                schema: "revenue");
        }
    }
}
