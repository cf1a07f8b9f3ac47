import type { ConversationWording } from '../conversation-wording.ts'

const list = new Intl.ListFormat('es-ES', { type: 'disjunction' })

export const conversation: ConversationWording = {
  notice:
    'Soy un asistente automático, no una persona. Consulto pedidos pagados con Klarna; no puedo cambiar nada.',
  greeting:
    '¡Hola! Puedo consultar un pedido hecho con Klarna y decirte si está pagado, cómo va un reembolso, cuándo vencen los pagos y por qué solo se ha cobrado una parte. ¿Qué te gustaría saber?',
  abilities:
    'Puedo informarte sobre pedidos pagados con Klarna: su estado y su pago, los reembolsos, los calendarios de pagos y los próximos pagos, qué se ha cobrado y por qué, y qué métodos de pago hay.',
  thanks: '¡De nada! ¿Te gustaría saber algo más?',
  goodbye: '¡Hasta luego! Que tengas un buen día.',
  askBoth:
    'Claro, lo consulto. Dime, por favor, el número de pedido (o el ID de pedido de Klarna) y el correo electrónico del pedido.',
  askReference: '¿De qué pedido se trata? Dime, por favor, el número de pedido o el ID de pedido de Klarna.',
  askEmail: 'Para proteger tus datos, dime también, por favor, el correo electrónico del pedido.',
  askOtherOrder: '¿A qué pedido te refieres? Dime, por favor, su número o su ID de pedido de Klarna.',
  backTo: (what) =>
    `Volviendo a tu pregunta (${what}): dime, por favor, el número y el correo electrónico del pedido.`,
  askWhat: 'Gracias. ¿Qué te gustaría saber sobre el pedido?',
  askBack: 'Quiero asegurarme de que te entiendo bien. ¿Se trata de alguna de estas cosas?',
  notUnderstood: 'No tengo claro qué quieres decir.',
  outOfScope:
    'Con eso no puedo ayudarte: solo respondo a preguntas sobre pagar con Klarna. El servicio de atención al cliente de la tienda puede ayudarte.',
  parcels:
    'No puedo ver dónde está un paquete; eso lo sabe el servicio de atención al cliente de la tienda o la empresa de transporte. Si la tienda le ha dado a Klarna un número de seguimiento, puedo mostrártelo junto con lo que se ha cobrado por el pedido.',
  offerPerson: '¿Quieres que te pase con una persona?',
  handoff:
    'He marcado esta conversación para una persona de la tienda, que se pondrá en contacto contigo. Hasta entonces, puedo seguir consultando datos para ti.',
  thereAgain: (when) => `Volverá a haber alguien a partir del ${when} h.`,
  handoffUnderWay: 'Ya se ha pedido a una persona de la tienda que te ayude.',
  noPerson: 'De acuerdo. ¿Qué más te gustaría saber?',
  proofEnded:
    'Para proteger tus datos, solo muestro un pedido durante 30 minutos. Dime otra vez, por favor, el número y el correo electrónico del pedido.',
  whyEstimate:
    'Klarna no comunica los días exactos a las tiendas. Los calculo a partir del día en que la tienda cobró el pedido y del plan habitual; las fechas exactas están en la app de Klarna.',
  choices: {
    order_status: 'el estado de mi pedido',
    payment_status: 'si mi pedido está pagado',
    refund_status: 'mi reembolso',
    payment_info: 'el método de pago que elegí',
    order_history: 'todos mis pedidos',
    payment_methods: 'las formas de pagar con Klarna en esta tienda',
    installment_schedule: 'el calendario de pagos completo',
    upcoming_payments: 'mi próximo pago y lo que queda',
    capture_details: 'qué se ha cobrado y por qué',
    general_question: 'cómo funciona Klarna en general',
    write_request: 'un cambio en mi pedido',
    talk_to_human: 'hablar con una persona',
  },
  general: {
    more_time:
      'En la app de Klarna a menudo puedes aplazar un vencimiento o pagar más tarde; ahí puedes ver qué opciones tiene tu compra y si cuestan algo. Yo no puedo aplazarlo por ti.',
    return_under_way:
      'Avisa de la devolución en la app de Klarna, dentro de la compra: así Klarna pausa el pago mientras la tienda registra lo que has devuelto. Solo la tienda puede descontarlo de la factura. Guarda el justificante de envío hasta entonces.',
    not_received:
      'Pregunta primero a la tienda. Si el pedido no llega o hay algo mal, informa de un problema en la app de Klarna, dentro de la compra: así Klarna pausa el pago hasta que se resuelva.',
    two_orders:
      'Cuando una tienda envía un pedido en varios paquetes, cobra cada uno por separado, y cada uno tiene su propia factura o su propio plan en la app de Klarna. Juntos nunca suman más que la compra.',
    refund_time:
      'Cuando la tienda ha registrado un reembolso, suele tardar de 2 a 5 días hábiles, y a veces hasta 14 días. Lo que has pagado vuelve a la cuenta o tarjeta que usaste; si aún no has pagado, lo que baja es tu factura.',
    which_number:
      'El número de pedido está en el correo de confirmación de la tienda, a menudo detrás de «#». La app de Klarna también lo muestra, dentro de la compra, y ahí encontrarás además el ID de pedido de Klarna. Me sirve cualquiera de los dos.',
    declined:
      'Klarna decide de nuevo en cada compra, y lo hace por su cuenta. La tienda no ve por qué se ha rechazado una compra, y yo tampoco; el servicio de atención al cliente de Klarna puede decirte más.',
    late_fee:
      'Que un pago atrasado tenga recargo o no depende del país y del método de pago. La tienda no ve esos recargos; la app de Klarna los muestra. Si no puedes pagar a tiempo, abre la app antes del vencimiento: a menudo ofrece más tiempo.',
    interest:
      'Pagar más tarde o en 3 o 4 plazos no tiene intereses si pagas a tiempo. La financiación a varios meses puede llevar intereses; las condiciones se muestran al finalizar la compra y en la app de Klarna.',
    credit_check:
      'Klarna puede comprobar tu solvencia cuando eliges pagar más tarde o a plazos. La tienda no ve esa comprobación ni su resultado; el servicio de atención al cliente de Klarna puede decirte más.',
    pay_early:
      'Sí, normalmente: en la app de Klarna puedes pagar una compra antes de que venza. Yo no puedo hacerlo por ti.',
    paid_but_not_seen:
      'Un pago a Klarna puede tardar unos días en verse, sobre todo si es una transferencia. Si te llega un recordatorio que se ha cruzado con tu pago, puedes ignorarlo. Si después sigue sin verse, avisa en la app de Klarna, dentro de la compra, y guarda el justificante.',
    new_order:
      'Un pedido muy reciente puede tardar unos minutos en aparecer. Vuelve a intentarlo un poco más tarde, por favor.',
    why_email:
      'Solo muestro un pedido a quien conoce el correo electrónico con el que se hizo, para que nadie más pueda ver lo que has comprado. Uso ese correo únicamente para esa comprobación.',
    other:
      'Eso no puedo responderlo en general. La app de Klarna y el servicio de atención al cliente de Klarna sí pueden, y yo puedo consultar un pedido concreto.',
  },
  extension: (days) =>
    `Para este pedido, Klarna permite a la tienda aplazar el vencimiento ${list.format(days.map(String))} días. Pídeselo, por favor, al servicio de atención al cliente de la tienda; yo no puedo aplazarlo.`,
  refusals: {
    cancel:
      'No puedo cancelar un pedido; solo consulto datos. Contacta, por favor, con el servicio de atención al cliente de la tienda lo antes posible, antes de que se envíe el pedido. Cuando la tienda lo ha cancelado, Klarna cancela los pagos del pedido y devuelve lo que se ha pagado.',
    refund:
      'No puedo hacer un reembolso; solo puede hacerlo la tienda. Contacta, por favor, con su servicio de atención al cliente o registra allí la devolución. Cuando la tienda haya registrado el reembolso, podré mostrártelo aquí.',
    move_due_date:
      'No puedo aplazar un pago. En la app de Klarna, dentro de la compra, puedes ver si es posible tener más tiempo, y el servicio de atención al cliente de la tienda puede ayudarte.',
    pay: 'No puedo aceptar pagos; por favor, no me envíes datos de tarjeta. Puedes pagar en la app de Klarna, dentro de la compra.',
    change_data:
      'No puedo cambiar nada en un pedido ni en tu cuenta. Para la dirección, el correo electrónico o los artículos, contacta, por favor, con el servicio de atención al cliente de la tienda; tu tarjeta y tu método de pago se pueden cambiar en la app de Klarna.',
    other_write:
      'No puedo cambiar nada; solo consulto datos. El servicio de atención al cliente de la tienda puede ayudarte con eso.',
    somebody_else:
      'Solo puedo mostrar un pedido a quien me dé su número y su correo electrónico, y no digo de quién es un pedido. La persona a la que pertenece puede preguntarme cuando quiera.',
    skip_check:
      'No puedo saltarme esa comprobación: protege los datos de todo el mundo, también los tuyos. Dime, por favor, el número y el correo electrónico del pedido.',
    instructions:
      'Solo respondo a preguntas sobre pedidos pagados con Klarna, y según reglas fijas. ¿Qué te gustaría saber sobre tu pedido?',
  },
}
