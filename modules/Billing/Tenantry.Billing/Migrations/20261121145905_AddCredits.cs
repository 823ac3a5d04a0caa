using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tenantry.Billing.Migrations
{
    /// <inheritdoc />
    internal sealed partial class AddCredits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "credit_account",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    available = table.Column<long>(type: "bigint", nullable: false),
                    reserved = table.Column<long>(type: "bigint", nullable: false),
                    owed = table.Column<long>(type: "bigint", nullable: false),
                    operations = table.Column<long>(type: "bigint", nullable: false),
                    low_below = table.Column<long>(type: "bigint", nullable: false),
                    is_low = table.Column<bool>(type: "boolean", nullable: false),
                    low_untold = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_account", x => new { x.tenant_id, x.unit });
                    table.CheckConstraint("credit_account_not_negative", "available >= 0 and reserved >= 0 and owed >= 0");
                });

            migrationBuilder.CreateTable(
                name: "credit_entry",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    operation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    taken_from = table.Column<string>(type: "text", nullable: false),
                    given_to = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    lot_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_entry", x => new { x.tenant_id, x.operation_id, x.line });
                    table.CheckConstraint("credit_entry_moves", "amount > 0 and taken_from <> given_to");
                });

            migrationBuilder.CreateTable(
                name: "credit_hold",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_hold", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "credit_lot",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    priority = table.Column<int>(type: "integer", nullable: false),
                    is_promotional = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    remaining = table.Column<long>(type: "bigint", nullable: false),
                    expired = table.Column<long>(type: "bigint", nullable: false),
                    revoked = table.Column<long>(type: "bigint", nullable: false),
                    is_open = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_lot", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("credit_lot_not_negative", "remaining >= 0 and expired >= 0 and revoked between 0 and amount and is_open = (remaining > 0)");
                });

            migrationBuilder.CreateTable(
                name: "credit_operation",
                schema: "billing",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    change = table.Column<long>(type: "bigint", nullable: false),
                    available_after = table.Column<long>(type: "bigint", nullable: false),
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    actor = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_operation", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_credit_account_low_untold",
                schema: "billing",
                table: "credit_account",
                column: "tenant_id",
                filter: "low_untold");

            migrationBuilder.CreateIndex(
                name: "ix_credit_hold_expires_at",
                schema: "billing",
                table: "credit_hold",
                column: "expires_at",
                filter: "status = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_credit_lot_expires_at",
                schema: "billing",
                table: "credit_lot",
                column: "expires_at",
                filter: "is_open");

            migrationBuilder.CreateIndex(
                name: "ix_credit_lot_tenant_id_unit",
                schema: "billing",
                table: "credit_lot",
                columns: new[] { "tenant_id", "unit" },
                filter: "is_open");

            migrationBuilder.CreateIndex(
                name: "ix_credit_lot_tenant_id_unit_source_reference",
                schema: "billing",
                table: "credit_lot",
                columns: new[] { "tenant_id", "unit", "source", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_credit_operation_tenant_id_key",
                schema: "billing",
                table: "credit_operation",
                columns: new[] { "tenant_id", "key" },
                unique: true,
                filter: "key is not null");

            migrationBuilder.CreateIndex(
                name: "ix_credit_operation_tenant_id_parent_id",
                schema: "billing",
                table: "credit_operation",
                columns: new[] { "tenant_id", "parent_id" },
                filter: "parent_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_credit_operation_tenant_id_unit_number",
                schema: "billing",
                table: "credit_operation",
                columns: new[] { "tenant_id", "unit", "number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "credit_account",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "credit_entry",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "credit_hold",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "credit_lot",
                schema: "billing");

            migrationBuilder.DropTable(
                name: "credit_operation",
                schema: "billing");
        }
    }
}
