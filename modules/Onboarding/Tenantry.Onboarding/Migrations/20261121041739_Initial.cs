using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tenantry.Onboarding.Migrations
{
    /// <inheritdoc />
    internal sealed partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "onboarding");

            migrationBuilder.CreateTable(
                name: "confirmed_address",
                schema: "onboarding",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_confirmed_address", x => x.tenant_id);
                });

            migrationBuilder.CreateTable(
                name: "delivered_lesson",
                schema: "onboarding",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subscription_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    delivered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivered_lesson", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "enrolment",
                schema: "onboarding",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subscription_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    delivered = table.Column<int>(type: "integer", nullable: false),
                    next_lesson_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enrolment", x => new { x.tenant_id, x.subscription_id });
                });

            migrationBuilder.CreateTable(
                name: "finished_checklist",
                schema: "onboarding",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_finished_checklist", x => new { x.tenant_id, x.product });
                });

            migrationBuilder.CreateTable(
                name: "ticked_step",
                schema: "onboarding",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    step = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ticked_step", x => new { x.tenant_id, x.product, x.step });
                });

            migrationBuilder.CreateIndex(
                name: "ix_delivered_lesson_tenant_id_subscription_id_number",
                schema: "onboarding",
                table: "delivered_lesson",
                columns: new[] { "tenant_id", "subscription_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_enrolment_product_next_lesson_at",
                schema: "onboarding",
                table: "enrolment",
                columns: new[] { "product", "next_lesson_at" },
                filter: "ended_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "confirmed_address",
                schema: "onboarding");

            migrationBuilder.DropTable(
                name: "delivered_lesson",
                schema: "onboarding");

            migrationBuilder.DropTable(
                name: "enrolment",
                schema: "onboarding");

            migrationBuilder.DropTable(
                name: "finished_checklist",
                schema: "onboarding");

            migrationBuilder.DropTable(
                name: "ticked_step",
                schema: "onboarding");
        }
    }
}
